import FileSystem
import FoundationEssentials
import SystemPackage

/// Prints a value as one JSON document with keys in byte order, and characters that would act on a terminal as `\uHHHH`.
public func printJSON(_ value: some Encodable) throws { printLines(try encoder.text(of: value)) }

/// Prints an array of documents, in each of which a long list is encoded element by element.
///
/// The text is that of ``printJSON(_:)``, but the memory is that of one element.
///
/// - Parameters:
///   - documents: Each with an empty list in place of the long one.
///   - key: The key of the list in each document.
///   - elements: Gives the list of a document.
public func printJSON<Document: Encodable>(
  _ documents: some Sequence<Document>, list key: String,
  _ elements: (Document) -> some Sequence<some Encodable>
) throws {
  let encoder = encoder
  // The end of what was encoded, which a comma may follow.
  var end: String?
  for document in documents {
    printLines(end.map { $0 + "," } ?? "[")
    let text = "  " + (try encoder.text(of: document)).replacing("\n", with: "\n  ")
    let list = text.firstRange(of: "\n    \"\(key)\" : [")?.upperBound ?? text.endIndex
    var last: String?
    for element in elements(document) {
      printLines(last.map { $0 + "," } ?? String(text[..<list]))
      last = "      " + (try encoder.text(of: element)).replacing("\n", with: "\n      ")
    }
    end = text
    if let last {
      printLines(last)
      end = "    " + text[list...].drop { $0 != "]" }
    }
  }
  printLines(try end.map { $0 + "\n]" } ?? encoder.text(of: [Document]()))
}

private var encoder: JSONEncoder {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return encoder
}

extension JSONEncoder {
  fileprivate func text(of value: some Encodable) throws -> String {
    do {
      let text = String(decoding: try encode(value), as: UTF8.self)
      // The encoder has escaped those below the blank; all that are left are in strings.
      return text.replacingActingCharacters(keeping: ["\n"]) { $0.escapeInJSON }
    } catch {
      throw Problem("cannot express the result as JSON: \(error)")
    }
  }
}
