/// What a subject did with an input that it must not do.
public struct Fault: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
