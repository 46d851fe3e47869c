internal import Datastream
internal import FileSystem
internal import SystemPackage

extension Subject {
  static let packageInfo = Subject("pkginfo") { input, _ in
    let info = try PackageInfo(parsing: input, file: "pkginfo")
    _ = info.problems().map(\.description)
    let again = try PackageInfo(parsing: info.serialized, file: "pkginfo")
    guard again == info else { throw Fault("a pkginfo that was written is read as another one") }
  }

  static let packageMap = Subject("pkgmap") { input, _ in
    let map = try PackageMap(parsing: input, file: "pkgmap")
    _ = map.entries.map(\.prototypeLine)
    let text = try map.serialized()
    guard try PackageMap(parsing: text, file: "pkgmap").serialized() == text else {
      throw Fault("a pkgmap that was written is read as another one")
    }
  }

  /// The shorter texts: depend, compver and space.
  static let packageTexts = Subject("depend") { input, _ in
    let versions = CompatibleVersions(parsing: input, file: "compver")
    _ = versions.problems().map(\.description)
    _ = try? versions.serialized()
    if let space = try? SpaceTable(parsing: input, file: "space") { _ = try space.serialized() }
    let dependencies = try Dependencies(parsing: input, file: "depend")
    _ = dependencies.problems().map(\.description)
    _ = try dependencies.serialized()
  }

  /// A prototype, and the package that it makes of the few files beside it.
  static let prototype = Subject("prototype") { input, workplace in
    let file = try workplace.write("prototype", input)
    for (name, text) in [
      ("pkginfo", "PKG=PKGfuzz\nNAME=fuzz\nARCH=all\nVERSION=1\nCATEGORY=application\nBASEDIR=/opt\n"),
      ("a", "b\n"),
      ("depend", "P SUNWcsr Core\n"), ("root/etc/a", "c\n"), ("included", "d none etc 0755 root sys\n"),
    ] { try workplace.write(ByteString(name), text.utf8) }
    let prototype = try Prototype(
      contentsOf: file, assignments: [Assignment(operand: "TOP=usr")], warn: { _ = $0.description })
    let assembly = PackageAssembly(
      prototype, roots: [workplace.target.appending("root")], base: nil, assignments: [],
      modified: 1_704_164_645)
    let source = try assembly.assemble { _ = $0.description }
    _ = try DirectoryFormat.write(source, to: workplace.target)
  }
}
