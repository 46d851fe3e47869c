internal import Glibc
public import SystemPackage

/// What the kernel gave this process when it was started.
///
/// The standard library's `CommandLine` reads `/proc/self/cmdline` instead, and is empty where `/proc` is not mounted.
public enum ArgumentVector {
  /// The name the program was called by, and its arguments; what is not UTF-8 is repaired.
  public static var words: [String] {
    UnsafeBufferPointer(start: vector, count: Int(count)).compactMap { $0.map { String(cString: $0) } }
  }

  /// The file that is running, its links followed.
  ///
  /// Where `/proc` is not mounted it is found as a shell would find it: by the name it was called by, in PATH.
  public static func program() throws -> FilePath {
    if let target = try? FilePath("/proc/self/exe").linkTarget() { return FilePath(target) }
    let name = words.first ?? ""
    let directories =
      name.utf8.contains(UInt8(ascii: "/")) ? [""] : (Environment.process["PATH"] ?? "").pieces(between: ":")
    for directory in directories {
      guard let path = realpath(directory.isEmpty ? name : "\(directory)/\(name)", nil) else { continue }
      defer { free(path) }
      return FilePath(platformString: path)
    }
    throw Problem("cannot find the file of this program: mount /proc")
  }
}

nonisolated(unsafe) private var count: Int32 = 0
nonisolated(unsafe) private var vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// Is run before `main`, with the same arguments: glibc gives them to every function in this section.
@section(".init_array") @used
private let keep: @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Void = {
  count = $0
  vector = $1
}
