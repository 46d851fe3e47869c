/// The text that a user would read of the error that is thrown; nil where none is.
public func errorText<Result>(of body: () throws -> Result) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return String(describing: error)
  }
}
