internal import FileSystem
internal import SystemPackage

/// A reader of what strangers send, as the fuzzer calls it.
public struct Subject: Sendable {
  public let name: String
  /// The longest input that is tried, in bytes.
  public let longest: Int
  /// Makes sums, sizes and the like of a changed input right again, so that readers do not stop at them.
  public let repair: (@Sendable ([UInt8]) -> [UInt8])?

  private let body: @Sendable ([UInt8], Workplace) throws -> Void

  /// - Parameter body: Reads an input, and throws what is wrong with it, or a ``Fault``.
  public init(
    _ name: String, longest: Int = 4096, repair: (@Sendable ([UInt8]) -> [UInt8])? = nil,
    _ body: @escaping @Sendable ([UInt8], Workplace) throws -> Void
  ) {
    self.name = name
    self.longest = longest
    self.repair = repair
    self.body = body
  }

  /// Reads an input.
  ///
  /// That something is wrong with the input is not a fault of the subject when there are words for it.
  ///
  /// - Throws: ``Fault``.
  public func run(_ input: [UInt8], in workplace: Workplace) throws {
    try workplace.empty()
    do {
      try body(input, workplace)
    } catch let fault as Fault {
      throw fault
    } catch let error as Errno {
      throw Fault("throws the bare error '\(error)', which does not tell the user what failed")
    } catch {
      guard let words = error as? any CustomStringConvertible, !words.description.isEmpty else {
        throw Fault("throws an error without words: \(error)")
      }
    }
    try workplace.check()
  }
}

extension Subject {
  /// The subjects of the framework; those of the samples are in the fuzzer's own package.
  public static let framework: [Subject] = [
    .stream, .gunzip, .directory, .prototype, .packageInfo, .packageMap, .packageTexts,
    .control, .changelog, .rules, .addOn, .kinds, .content,
  ]
}
