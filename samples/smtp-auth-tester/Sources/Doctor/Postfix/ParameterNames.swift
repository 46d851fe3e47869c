/// The names of all settings that this Postfix has.
struct ParameterNames {
  let known: Set<String>

  /// More unknown names are not compared.
  private static let mostNames = 1000

  /// Names that Postfix does not know, with the setting of those examined here that is nearly called so.
  ///
  /// A setting of an administrator's own, which others refer to, has a name of its own.
  func misspelt(_ names: [String]) -> [String: String] {
    var found: [String: String] = [:]
    for name in names.filter({ !known.contains($0) }).prefix(Self.mostNames) {
      let near = PostfixForms.names.filter { known.contains($0) && Spelling.isNear(name, $0) }
      found[name] = near.min { one, other in
        (Spelling.distance(Array(name.utf8), Array(one.utf8)), one)
          < (Spelling.distance(Array(name.utf8), Array(other.utf8)), other)
      }
    }
    return found
  }
}
