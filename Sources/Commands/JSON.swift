import FileSystem
import FoundationEssentials
import SystemPackage

/// Prints a value as one JSON document with keys in byte order, and characters that would act on a terminal as `\uHHHH`.
public func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    // The encoder has done so for those below the blank; all that are left are in strings.
    printLines(text.replacingActingCharacters(keeping: ["\n"]) { $0.escapeInJSON })
  } catch {
    throw Problem("cannot express the result as JSON: \(error)")
  }
}
