import FileSystem
import SystemPackage
import TestSupport

/// A source of two packages with a makefile, as a maintainer would have it.
enum HelloSource {
  static let files = [
    "debian-like/rules*": "#!/usr/bin/make -f\n%:\n\tpkgh $@\n",
    "debian-like/EXprog.install": "usr/bin\n", "debian-like/EXdoc.install": "usr/share/hello\n",
    "debian-like/EXdoc.docs": "README\n", "debian-like/copyright": "(c) Ann Example\n",
    "debian-like/EXprog.copyright": "(c) Ann Example\n",
    "README": "Read me.\n",
    "Makefile": """
    all: hello
    hello:
    \tprintf '#!/bin/sh\\necho hello\\n' >hello
    \tchmod +x hello
    check: all
    \t@test ! -e broken
    \t@./hello | grep -qx hello && echo tested
    install:
    \tmkdir -p $(DESTDIR)/usr/bin $(DESTDIR)/usr/share/hello
    \tcp hello $(DESTDIR)/usr/bin/
    \techo text >$(DESTDIR)/usr/share/hello/text
    clean:
    \trm -f hello

    """,
  ]

  /// What is built from it, by the architecture of ``environment``.
  static let streams = ["EXdoc-1.0,REV=1-any-all.pkg", "EXprog-1.0,REV=1-Linux-pdp11.pkg"]

  static func make() throws -> ScratchSource {
    try ScratchSource(packages: ScratchSource.twoPackages, files: files)
  }
}

extension ScratchSource {
  /// The environment in which all programs are in PATH.
  func installed() throws -> [String: String] {
    for name in ["pkgh", "pkgh-buildpackage", "pkgh-show", "pkgh-buildstream"] { _ = try program(name) }
    return ["PATH": "\(scratch.path.appending("bin")):/usr/bin:/bin", "PKGH_HOST_ARCH": "pdp11"]
  }

  /// The packages in a directory beside the source tree.
  func streams(in directory: String = "") throws -> [String] {
    try scratch.path.appending(directory).names().map(\.description).filter { $0.contains("pkg") }
  }

  /// The bytes of a package beside the source tree.
  func stream(_ name: String) throws -> [UInt8] {
    try scratch.path.appending(name).contents(limit: 1 << 30)
  }

  /// The line that pkgh-verify and `pkgh-show -c` have for a package's object.
  func objects(_ stream: String) throws -> [String] {
    let outcome = try run("pkgh-show", ["--contents", stream], in: "..")
    return outcome.stdout.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
  }
}
