/// What a user would read of the error that is thrown, nil where none is.
public func complaint<Result>(_ body: () throws -> Result) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return String(describing: error)
  }
}
