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
    printLines(
      text.replacingActingCharacters(keeping: ["\n"]) { scalar in
        String(scalar).utf16.map { unit in
          let digits = String(unit, radix: 16)
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      })
  } catch {
    throw Problem("cannot express the result as JSON: \(error)")
  }
}
