import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("A script for the installers")
struct ScriptCheckTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func faults(_ script: String, hasSnippets: Bool = true) throws -> [String] {
    let file = try scratch.write("postinstall", script)
    var problems = Problems()
    try ScriptCheck.check(
      Array(script.utf8), in: file, hasSnippets: hasSnippets, Environment(["PATH": "/usr/bin:/bin"]),
      &problems)
    return problems.list.map { $0.description.replacing("\(scratch.path)/", with: "") }
  }

  @Test(
    "may be any text that a shell can read",
    arguments: [
      "", "exit 0\n", "#!/sbin/sh\nexit 0\n", "#! /bin/sh -e\n#PKGH#\n", "#!/usr/bin/env sh\n:\n",
      "if [ -f \"$BASEDIR/x\" ]\nthen\n  echo `pwd`\nfi", "cat <<EOF\n#DEBHELPER# is not here\nEOF\n",
    ])
  func good(script: String) throws {
    #expect(try faults(script) == [])
  }

  @Test(
    "is refused with the line",
    arguments: [
      (
        "#!/bin/bash\n:\n",
        "1: '#!/bin/bash': the installers run every script with /sbin/sh: write Bourne shell and '#!/sbin/sh'"
      ),
      (
        "#!/usr/bin/perl -w\n",
        "1: '#!/usr/bin/perl -w': the installers run every script with /sbin/sh: write Bourne shell and '#!/sbin/sh'"
      ),
      (
        "#!/usr/bin/env python3\n:\n",
        "1: '#!/usr/bin/env python3': the installers run every script with /sbin/sh: write Bourne shell and '#!/sbin/sh'"
      ),
      (":\n#DEBHELPER#\n", "2: '#DEBHELPER#' is of debhelper: write '#PKGH#'"),
      (
        "#!/bin/sh\r\n:\r\n",
        "1: the line ends in a carriage return or holds a NUL: save the script as text with plain newlines"
      ),
      (
        "if :\nthen :\n",
        "2: the shell cannot read it: syntax error: end of file unexpected (expecting \"fi\")"
      ),
      (":\nfi\n", "2: the shell cannot read it: syntax error: \"fi\" unexpected"),
      (":\necho 'x\n", "2: the shell cannot read it: syntax error: Unterminated quoted string"),
      (":\necho 'x", "2: the shell cannot read it: syntax error: Unterminated quoted string"),
      (":\necho `x\n\n\n", "4: the shell cannot read it: syntax error: EOF in backquote substitution"),
      ("\u{feff}#!/bin/sh\n:\n", "1: begins with a byte order mark; save it without one"),
    ])
  func refused(script: String, message: String) throws {
    #expect(try faults(script) == ["postinstall:\(message)"])
  }

  @Test("has everything that is wrong listed, and is never run")
  func several() throws {
    #expect(
      try faults("#!/bin/ksh\n#DEBHELPER#\ntouch \(scratch.path)/ran\ndone\n", hasSnippets: false) == [
        "postinstall:1: '#!/bin/ksh': the installers run every script with /sbin/sh: write Bourne shell and '#!/sbin/sh'",
        "postinstall:2: '#DEBHELPER#' is of debhelper: delete it",
        "postinstall:4: the shell cannot read it: syntax error: \"done\" unexpected",
      ])
    #expect(try scratch.listing() == ["postinstall"])
  }
}
