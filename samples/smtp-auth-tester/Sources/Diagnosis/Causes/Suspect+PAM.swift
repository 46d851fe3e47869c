/// Causes that lie in PAM's modules and what they ask.
extension Suspect {
  static let passwordEmpty = Suspect(
    "The client sent an empty password, as it does when none is stored.",
    check: "The client's account settings.",
    cure: "Set the password in the client.")

  static let saslauthdWithRealm = Suspect(
    "saslauthd runs with -r, and looks for USER@REALM where the names have no realm.",
    check: "ps -C saslauthd -o args=", cure: "Run saslauthd without -r, or log in by the name that exists.")

  static let pamModuleMissing = Suspect(
    "A module that /etc/pam.d/smtp names is not installed, or of another architecture.",
    check: "ls /lib/*/security; the line 'unable to dlopen' says why.",
    cure: "Install the package with the module: libpam-mysql, libpam-ldapd, libpam-sss.")

  static let pamFileWrong = Suspect(
    "A line of /etc/pam.d/smtp is malformed.", check: "Each line has a type, a control and a module.",
    cure: "auth required MODULE and account required MODULE, one a line.")

  static let pamModuleDenies = Suspect(
    "A module denies, such as pam_deny, pam_access, pam_listfile or pam_succeed_if.",
    check: "The lines of /etc/pam.d/smtp and of the files that it includes.",
    cure: "Allow the user where the module looks.")

  static let pamTalksToNobody = Suspect(
    "A module asks a question that nobody can answer, such as for a second password or a code.",
    check: "The lines of /etc/pam.d/smtp: modules for one-time codes, pam_unix without use_first_pass.",
    cure: "Leave such modules out for the service smtp.")

  static let pamModuleFails = Suspect(
    "The module, or what it asks, failed.", check: "The lines of the module beside this one.",
    cure: "Mend what they name: the database, the directory, the module's options.")

  static let accountLocked = Suspect(
    "There were too many failures.", check: "faillock --user USER; pam_tally2 -u USER",
    cure: "Wait, or faillock --user USER --reset; find the client that has an old password.")

  static let accountExpired = Suspect(
    "The account or its password is too old.", check: "chage -l USER",
    cure: "Set a new password, or a later date: chage -E -1 -M -1 USER.")

  static let pamUserUnknown = Suspect(
    "PAM's modules know no such user.", check: "getent passwd USER; the table that pam_mysql asks.",
    cure: "Add the user, or log in by the name that exists.")
}
