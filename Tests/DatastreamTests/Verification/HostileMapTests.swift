import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

/// Maps that installers refuse, or follow to another place than the package says.
@Suite("hostile maps")
struct HostileMapTests {
  /// The lines of a map and of pkginfo, and the codes with the paths that the findings name.
  struct Case: CustomTestStringConvertible {
    let lines: [String]
    let info: [String]
    let codes: [FindingCode]

    init(_ lines: String, info: String = "BASEDIR=/opt", _ codes: FindingCode...) {
      self.lines = lines.split(separator: ";").map { String($0.trimmingPrefix(" ")) }
      self.info = info.split(separator: ";").map(String.init)
      self.codes = codes
    }

    var testDescription: String { "\(lines.joined(separator: "; ")), \(info.joined(separator: "; "))" }
  }

  private static let longVariable = String(repeating: "V", count: 63)

  private static let cases = [
    Case("d none d 0755 a b; d none d/e 0755 a b"),
    // One path twice.
    Case("d none d 0755 a b; d none d 0700 c d", .pkgmapDuplicatePath),
    Case("d none d 0755 a b; d none d 0755 a b", .pkgmapDuplicatePath),
    Case("d none d 0755 a b; s none d=e", .pkgmapDuplicatePath),
    Case(
      "d none d 0755 a b; x none d 0755 a b; p none d 0644 a b", .pkgmapDuplicatePath, .pkgmapDuplicatePath),
    Case("d none d 0755 a b; d none ./d 0755 a b", .pkgmapDuplicatePath),
    Case("d none d/e 0755 a b; d none d//e 0755 a b", .pkgmapDuplicatePath),
    Case("d none d 0755 a b; d none d/ 0755 a b", .pkgmapDuplicatePath),
    Case("d none d 0755 a b; p none /opt/d 0755 a b", .pkgmapDuplicatePath),
    Case("d none d 0755 a b; s none /opt//d=e", info: "BASEDIR=/opt/", .pkgmapDuplicatePath),
    Case("d none $V/d 0755 a b; d none d 0755 a b", info: "BASEDIR=/opt;V=/opt", .pkgmapDuplicatePath),
    Case(
      "d none $V/d 0755 a b; d none /srv/opt/d 0755 a b", info: "BASEDIR=/srv;V=opt", .pkgmapDuplicatePath),
    Case("d none $BASEDIR/d 0755 a b; d none d 0755 a b", .pkgmapDuplicatePath),
    Case("d none $Unset/d 0755 a b; d none $Other/d 0755 a b; d none d 0755 a b; i request 0 0 1"),
    Case("l none x=$V; d none d 0755 a b", info: "BASEDIR=/opt;V=/opt/d", .pkgmapHardLink),
    Case("d none $V/x 0755 a b; d none $W/x 0755 a b", info: "BASEDIR=/opt;V=$W;W=w"),
    // Variables without a value.
    Case("d none $Unset/d 0755 a b", .pkgmapUnsetVariable),
    Case("d none $Unset/d 0755 a b; i checkinstall 0 0 1"),
    Case("d none a/$Unset 0755 a b", .pkgmapUnsetVariable),
    Case("d none $V/d 0755 a b", info: "BASEDIR=/opt;V=", .pkgmapUnsetVariable),
    Case("d none $v/d 0755 a b", info: "BASEDIR=/opt;v=/srv", .pkgmapUnsetVariable),
    Case("l none x=$Unset/y", .pkgmapUnsetVariable), Case("s none x=$Unset/y"),
    Case("d none x 0755 $Unset b", .pkgmapUnsetVariable),
    Case("d none x 0755 a $Unset", .pkgmapUnsetVariable),
    Case("d none x 0755 $V b", info: "BASEDIR=/opt;V=root"), Case("d none $CLIENT_BASEDIR/x 0755 a b"),
    // Out of the directory, of BASEDIR, of the root.
    Case("d none ../../../etc 0777 a b", .pkgmapPathOutside),
    Case("s none ../../etc/passwd=/tmp/x", .pkgmapPathOutside),
    Case("p none /../x 0644 a b", .pkgmapPathOutside), Case("b none x/.. 1 2 0644 a b", .pkgmapPathOutside),
    Case("d none $V/../../x 0755 a b", info: "BASEDIR=/opt;V=/srv", .pkgmapPathOutside),
    Case("d none $Unset/../x 0755 a b; i request 0 0 1", .pkgmapPathOutside),
    Case("d none $V/x 0755 a b", info: "BASEDIR=/opt;V=/srv/../..", .pkgmapPathOutside),
    Case(
      "d none x 0755 a b", info: "BASEDIR=/opt/../..", .pkginfoParameterValue, .pkgmapPathOutside),
    Case("d none x 0755 a b", info: "BASEDIR=opt", .pkginfoParameterValue),
    Case("d none ..x 0755 a b; d none x.. 0755 a b; d none ... 0755 a b; s none y=../../../z"),
    // Hard links out of the root, and through the package's own link.
    Case("l none x=../../../etc/shadow", .pkgmapHardLink), Case("l none x=/../etc/shadow", .pkgmapHardLink),
    Case("l none x=$V/shadow", info: "BASEDIR=/opt;V=../../../etc", .pkgmapHardLink),
    Case("l none x=/$V/shadow", info: "BASEDIR=/opt;V=../etc", .pkgmapHardLink),
    Case("l none bin/x=../../usr/y; i request 0 0 1", info: ""),
    Case("l none x=../etc/shadow"), Case("l none x=/etc/shadow"),
    Case("s none a=../etc; l none x=a/shadow", .pkgmapHardLink),
    Case("s none a=/etc; d none a-b 0755 a b; l none x=/opt/a/b/shadow", .pkgmapHardLink),
    // Below the package's own symbolic link.
    Case("s none a=..; d none a/x 0755 a b", .pkgmapBelowSymbolicLink),
    Case("s none a=/etc; s none a/x=y", .pkgmapBelowSymbolicLink),
    Case("s none /opt/a=b; p none a/x 0644 a b", .pkgmapBelowSymbolicLink),
    Case("s none b=c; s none a=b; d none c 0755 a b; l none a/x=../y", .pkgmapBelowSymbolicLink),
    Case(
      "s none a=b; d none a/x 0755 a b; d none a/x/y 0755 a b", .pkgmapBelowSymbolicLink),
    Case("s none $V/a=b; d none /srv/a/x 0755 a b", info: "BASEDIR=/;V=/srv", .pkgmapBelowSymbolicLink),
    // Classes.
    Case("d conf d 0755 a b", info: "BASEDIR=/opt;CLASSES=none", .pkgmapUnknownClass),
    Case("s conf d=e", info: "BASEDIR=/opt", .pkgmapUnknownClass),
    Case("d none d 0755 a b", info: "BASEDIR=/opt;CLASSES=conf", .pkgmapUnknownClass),
    Case("d conf d 0755 a b", info: "BASEDIR=/opt;CLASSES=none\tconf"),
    Case("d conf d 0755 a b", info: "BASEDIR=/opt;CLASSES=none\\\nconf"),
    Case("d conf d 0755 a b; i request 0 0 1"), Case("d conf d 0755 a b; i checkinstall 0 0 1"),
    // Base directories.
    Case("d none d 0755 a b", info: "", .pkginfoMissingBasedir),
    Case("d none d 0755 a b", info: "BASEDIR=", .pkginfoMissingBasedir),
    Case("d none /d 0755 a b; d none $V/d 0755 a b; i request 0 0 1", info: ""),
    Case("d none $V/d 0755 a b", info: "V=lib", .pkginfoMissingBasedir),
    Case("d none $V/d 0755 a b", info: "V=/lib"), Case("d none d 0755 a b; i request 0 0 1", info: ""),
    // What the value of a variable does to a path, an owner, a group.
    Case("d none $V/z 0755 a b", info: "BASEDIR=/opt/a/b;V=../../etc", .pkgmapPathOutside),
    Case("d none $V/z 0755 a b", info: "BASEDIR=/opt;V=/srv/../etc", .pkgmapPathOutside),
    Case("d none $A/z 0755 a b", info: "BASEDIR=/opt;A=$B/../..;B=/srv/x", .pkgmapPathOutside),
    Case("d none $V/z 0755 a b", info: "BASEDIR=/opt;V=/a b", .pkgmapEntryValue),
    Case("d none $V/z 0755 a b", info: "BASEDIR=/opt;V=/a=b", .pkgmapEntryValue),
    Case("l none x=$V/z", info: "BASEDIR=/opt;V=/a\tb", .pkgmapEntryValue),
    Case("d none x 0755 $V b", info: "BASEDIR=/opt;V=a b", .pkgmapEntryValue),
    Case(
      "d none x 0755 a $V", info: "BASEDIR=/opt;V=\(String(repeating: "q", count: 65))", .pkgmapEntryValue),
    Case("d none x 0755 a $V", info: "BASEDIR=/opt;V=\(String(repeating: "q", count: 64))"),
    Case("d none $\(longVariable)X/x 0755 a b", info: "BASEDIR=/opt;\(longVariable)X=y", .pkgmapEntryValue),
    Case("d none $\(longVariable)/x 0755 a b", info: "BASEDIR=/opt;\(longVariable)=y"),
    Case("l none x=$\(longVariable)X/y", info: "BASEDIR=/opt;\(longVariable)X=z", .pkgmapEntryValue),
    // Variables that only some installations have.
    Case("d none $PKG_INSTALL_ROOT/x 0755 a b", .pkgmapUnsetVariable),
    Case("d none a/$UPDATE 0755 a b", .pkgmapUnsetVariable),
    Case("d none $INST_DATADIR/x 0755 a b; d none a/$PKGINST 0755 a b"),
    // Hard links to directories that are made for what is in them, and to those above the package.
    Case("l none y=z; d none z/q 0755 a b", .pkgmapHardLink), Case("l none y=/opt", .pkgmapHardLink),
    Case("l none y=.", .pkgmapHardLink), Case("l none y=/", .pkgmapHardLink),
    Case("l none y=..", info: "BASEDIR=/opt/a", .pkgmapHardLink), Case("l none y=z; d none z-/q 0755 a b"),
    Case("l none y=z; s none zz=q"), Case("l none /srv/y=/opt", info: "BASEDIR=/opt/a", .pkgmapHardLink),
    Case("l none /srv/y=/op", info: "BASEDIR=/opt/a"),
    // No directory in the place of one.
    Case("s none .=x", .pkgmapParentNotDirectory), Case("p none / 0644 a b", .pkgmapParentNotDirectory),
    Case("s none /opt=x", .pkgmapParentNotDirectory),
    Case("s none /opt=x", info: "BASEDIR=/opt/a", .pkgmapParentNotDirectory),
    Case("s none .=x; i request 0 0 1", info: "", .pkgmapParentNotDirectory),
    Case("d none . 0755 a b; d none / 0755 a b; s none /op=x; s none /opt/a=b"),
    // Information files where the installers do not look.
    Case("i ../depend 0 0 1", .pkgmapInformationFile, .pkgmapMissingFile),
    Case("i x/preinstall 0 0 1", .pkgmapInformationFile, .pkgmapMissingFile),
    Case("i depend 0 0 1; i depend 0 0 1", .pkgmapDuplicatePath, .pkgmapMissingFile),
    Case("2 i depend 0 0 1", .pkgmapInformationFile, .pkgmapEmptyPart, .pkgmapMissingFile),
  ]

  /// A stream of one package whose map has these lines, and no member of them.
  private func stream(_ test: Case) throws -> [UInt8] {
    let names = ["PKG=a", "NAME=A", "ARCH=all", "VERSION=1", "CATEGORY=application"]
    let info = (names + test.info).map { "\($0)\n" }.joined()
    let map = test.lines.map { "\($0)\n" }.joined() + "i pkginfo ? ? ?\n"
    let parts = test.lines.contains { $0.hasPrefix("2") } ? 2 : 1
    let scripts = ["request", "checkinstall"].filter { test.lines.contains("i \($0) 0 0 1") }
    return try RawStream(
      info: info, map: ": \(parts) 9\n\(map)", parts: parts,
      members: scripts.map { (ByteString("install/\($0)"), []) }
    ).bytes
  }

  @Test("are all found, each with its code", arguments: cases)
  func codes(test: Case) throws {
    var reader = try StreamReader(of: stream(test), in: Scratch())
    let found = try reader.verify()
    let codes = found.filter { $0.severity == .error }.map(\.code)
    #expect(Set(codes) == Set(test.codes), "\(found)")
    #expect(codes.count == test.codes.count, "\(found)")
  }
}
