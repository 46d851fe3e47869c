import ArgumentParser
import Packaging

extension CompletionKind {
  /// The add-ons of the source tree, and those installed beside the programs.
  ///
  /// Only names that a shell takes as they are: it puts what is offered into the command line unquoted.
  static var addOns: CompletionKind {
    .shellCommand(
      "{ ls debian-like/addons; ls \"$(dirname \"$(command -v pkgh)\")/../\(AddOn.shared)\"; } 2>/dev/null "
        + "| grep -x '[A-Za-z0-9][A-Za-z0-9._+-]*'")
  }
}
