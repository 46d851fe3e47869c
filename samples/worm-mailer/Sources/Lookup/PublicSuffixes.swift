internal import CPSL

/// The public suffix list (https://publicsuffix.org), by libpsl: below which names anybody can register a domain.
///
/// Both of its sections count, that of registries and that of companies which give away names below their own. Who has
/// `customer.dyndns.org` is not who has `dyndns.org`: with the first section alone, every customer's host would lead
/// to the company, which may have nothing to do with the network that the host is in.
public final class PublicSuffixes: Sendable {
  /// Read only, by functions that do not change it; freed with us.
  private nonisolated(unsafe) let list: OpaquePointer

  /// Takes the newer of libpsl's own list and the distribution's (Debian's package `publicsuffix`).
  ///
  /// Gives nil where there is neither.
  public init?() {
    guard let list = Self.sound(psl_latest(nil)) else { return nil }
    self.list = list
  }

  /// Takes the list of a file, as publicsuffix.org has it or compiled by psl-make-dafsa(1).
  ///
  /// Gives nil when it cannot be read or is something else.
  public init?(file: String) {
    guard let list = Self.sound(psl_load_file(file)) else { return nil }
    self.list = list
  }

  /// A list that has `com` in it; libpsl takes any file for a list, and does not count the suffixes of compiled ones.
  private static func sound(_ list: OpaquePointer?) -> OpaquePointer? {
    guard let list else { return nil }
    if psl_is_public_suffix2(list, "com", PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) == 1 { return list }
    psl_free(list)
    return nil
  }

  deinit { psl_free(list) }

  /// Whether a name is a public suffix: `co.uk`, `dyndns.org`.
  public func isPublicSuffix(_ name: DomainName) -> Bool {
    psl_is_public_suffix(list, name.text) == 1
  }

  /// Whether a name is a public suffix of the second section, or below one: `customer.dyndns.org`.
  public func isPrivate(_ name: DomainName) -> Bool {
    // What libpsl gives is a part of what it was given.
    name.text.withCString { text in
      guard let suffix = psl_unregistrable_domain(list, text) else { return false }
      return psl_is_public_suffix2(list, suffix, PSL_TYPE_PRIVATE | PSL_TYPE_NO_STAR_RULE) == 1
        && psl_is_public_suffix2(list, suffix, PSL_TYPE_ICANN) == 0
    }
  }

  /// The domain that somebody has registered and that a name is in: `example.co.uk` for `host9.dsl.example.co.uk`.
  ///
  /// Gives nil for a public suffix. Below a top-level domain that the list does not know, it is two labels.
  public func registrableDomain(of name: DomainName) -> DomainName? {
    name.text.withCString { text in
      psl_registrable_domain(list, text).flatMap { DomainName(String(cString: $0)) }
    }
  }
}
