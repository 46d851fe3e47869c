/// What the connection and the user have to say about an exchange besides the credentials.
public struct MechanismOptions: Sendable {
  /// The names of the mechanisms that the server offers, by which SCRAM sees whether `-PLUS` is among them.
  public var offered: [String]

  /// What ties the exchange to the TLS connection, nil without TLS.
  public var channelBinding: ChannelBinding?

  /// Whether LOGIN sends the user's name with the command.
  public var loginSendsNameFirst: Bool

  /// The server as the client named it, for OAUTHBEARER.
  public var server: OAuthBearer.Server?

  public init(
    offered: [String] = [], channelBinding: ChannelBinding? = nil, loginSendsNameFirst: Bool = false,
    server: OAuthBearer.Server? = nil
  ) {
    self.offered = offered
    self.channelBinding = channelBinding
    self.loginSendsNameFirst = loginSendsNameFirst
    self.server = server
  }
}
