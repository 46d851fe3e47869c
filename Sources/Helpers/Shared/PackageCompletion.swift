public import ArgumentParser

extension CompletionKind {
  /// The packages of the source tree the shell stands in.
  public static var packages: CompletionKind { .shellCommand("pkgh-listpackages 2>/dev/null") }
}
