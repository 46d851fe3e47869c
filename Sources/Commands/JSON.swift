import FileSystem
import FoundationEssentials
import SystemPackage

/// Prints a value as one JSON document with keys in byte order.
public func printJSON(_ value: some Encodable) throws { print(try encoder.text(of: value)) }

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
  var isFirst = true
  for document in documents {
    print(isFirst ? "[" : ",")
    isFirst = false
    let text = "  " + (try encoder.text(of: document)).replacing("\n", with: "\n  ")
    let start = text.firstRange(of: "\n    \"\(key)\" : [")?.upperBound ?? text.endIndex
    let end = text[start...].firstIndex(of: "]") ?? text.endIndex
    print(text[..<start], terminator: "")
    var separator = ""
    for element in elements(document) {
      print(
        separator + "\n      " + (try encoder.text(of: element)).replacing("\n", with: "\n      "),
        terminator: "")
      separator = ","
    }
    print((separator.isEmpty ? text[start..<end] : "\n    ") + text[end...], terminator: "")
  }
  print(isFirst ? try encoder.text(of: [Document]()) : "\n]")
}

private var encoder: JSONEncoder {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return encoder
}

extension JSONEncoder {
  fileprivate func text(of value: some Encodable) throws -> String {
    do {
      return String(decoding: try encode(value), as: UTF8.self)
    } catch {
      throw Problem("cannot express the result as JSON: \(error)")
    }
  }
}
