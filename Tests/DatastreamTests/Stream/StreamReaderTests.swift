import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("stream reader")
struct StreamReaderTests {
  private let folder = fixtures.appending("golden")

  @Test("reads a golden stream with all its members")
  func goldenStream() throws {
    var reader = try StreamReader(ByteSource(opening: folder.appending("two.pkg")))
    #expect(
      reader.header.packages == [
        .init(instance: "GOLDtiny", partCount: 1, maximumPartSize: 165),
        .init(instance: "GOLDsecond", partCount: 1, maximumPartSize: 44),
      ])
    #expect(reader.packages.map { $0.info["NAME"] } == ["Golden tiny package", "Golden second package"])
    #expect(reader.signature == nil)
    let found = try reader.listing()
    #expect(
      found.joined(separator: "\n") == """
        part 1 of GOLDtiny
        pkginfo 600 1795358241 225 17777
        pkgmap 644 1795358241 1032 8955
        install/ 755 1795358241 0 0
        install/copyright 644 1704164645 49 4261
        install/request 644 1704164645 60 4298
        install/i.conf 644 1704164645 133 10101
        install/postinstall 644 1704164645 129 9867
        install/preremove 644 1704164645 127 9635
        install/checkinstall 644 1704164645 113 8948
        install/r.conf 644 1704164645 101 7723
        install/compver 644 1704164645 8 314
        install/preinstall 644 1704164645 128 9740
        install/depend 644 1704164645 76 5964
        install/space 644 1704164645 14 991
        install/postremove 644 1704164645 128 9762
        reloc/ 755 1795358241 0 0
        reloc/etc/ 755 1795358241 0 0
        reloc/etc/tiny.sed 644 1704164645 8 656
        reloc/etc/tiny.conf 644 1704164645 12 1155
        reloc/usr/ 755 1795358241 0 0
        reloc/usr/share/ 755 1795358241 0 0
        reloc/usr/share/tiny/ 755 1795358241 0 0
        reloc/usr/share/tiny/data.txt 644 1704164645 25 2545
        reloc/usr/share/tiny/empty 644 1704164645 0 0
        reloc/usr/bin/ 755 1795358241 0 0
        reloc/usr/bin/hello 755 1704164645 21 1693
        part 1 of GOLDsecond
        pkginfo 600 1795358241 134 10362
        pkgmap 644 1795358241 236 17576
        root/ 755 1795358241 0 0
        root/opt/ 755 1795358241 0 0
        root/opt/second/ 755 1795358241 0 0
        root/opt/second/README 644 1704164645 7 646
        """)
    #expect(reader.remarks.isEmpty)
  }
}
