import Glibc
import SystemPackage

/// Prints a line on standard output, with characters that would act on a terminal shown.
public func printLine(_ line: String = "") { print(line.showingControlCharacters) }

/// Prints a text of whole lines on standard output, with characters that would act on a terminal shown.
public func printLines(_ text: String) {
  print(text.showingControlCharactersInLines, terminator: text.utf8.last == .newline ? "" : "\n")
}

/// Writes a line to standard error, after what has been printed on standard output.
public func printError(_ line: String) { writeError(line.showingControlCharacters + "\n") }

/// Writes a text of several lines to standard error, after what has been printed on standard output.
public func printErrorLines(_ text: String) { writeError(text.showingControlCharactersInLines + "\n") }

private func writeError(_ text: String) {
  fflush(nil)
  _ = try? FileDescriptor.standardError.writeAll(text.utf8)
}
