import Glibc

/// A mount namespace, in which a program finds another file system than the machine has.
public enum MountNamespace {
  /// Why there can be none here, or nil when there can.
  public static let obstacle: String? = {
    guard geteuid() == 0 else { return "only root can make a mount namespace" }
    let trial = try? Running(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/proc"], in: "/").finish()
    return trial?.status == 0 ? nil : "this root cannot make a mount namespace"
  }()
}

extension SamplePackage {
  /// Runs the program where /proc is an empty directory.
  ///
  /// - Parameters:
  ///   - name: What the program is called by, instead of its own name.
  public func runWithoutProc(
    _ arguments: [String], calledBy name: String? = nil, environment: [String] = []
  ) throws -> Outcome {
    let program = try binaries() + "/" + program
    let script = #"mount -t tmpfs none /proc && exec -a "$0" "$@""#
    return try start(
      ["unshare", "-m", "/bin/bash", "-c", script, name ?? program, program] + arguments,
      environment: environment
    ).finish()
  }
}
