import ArgumentParser

extension CompletionKind {
  /// The add-ons of the source tree, and those installed beside the programs.
  static var addOns: CompletionKind {
    .shellCommand(
      "ls debian-like/addons 2>/dev/null; ls \"$(dirname \"$(command -v pkgh)\")/../\(AddOn.shared)\" 2>/dev/null"
    )
  }
}
