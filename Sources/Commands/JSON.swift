import FileSystem
import FoundationEssentials
import SystemPackage

/// Prints a value as one JSON document with keys in byte order.
public func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  } catch {
    throw Problem("cannot express the result as JSON: \(error)")
  }
}
