/// What each code means.
extension FindingCode {
  public var severity: Finding.Severity { meaning.0 }

  /// One sentence that says what is wrong.
  public var explanation: String { meaning.1 }

  private var meaning: (Finding.Severity, String) {
    switch self {
    case .fileUnreadable: (.error, "A file or a directory cannot be read.")
    case .fileChanged: (.error, "A file changed while it was read.")
    case .gzipDamaged: (.error, "The data compressed with gzip is damaged.")
    case .notAStream: (.error, "The file does not begin with the first line of a datastream.")
    case .notAPackageDirectory: (.error, "The directory cannot be that of a package.")
    case .textMissing: (.error, "The pkginfo or the pkgmap of a package is missing.")
    case .textTooLong:
      (.error, "A script or a text such as pkginfo or depend is larger than any package needs.")
    case .textCopiesDiffer:
      (.error, "The pkginfo or pkgmap of a part differs from the one at the beginning of the stream.")
    case .tooManyFindings: (.error, "So much is wrong that verification stopped.")

    case .streamTruncated: (.error, "The file ends before the stream does.")
    case .streamHeaderSyntax: (.error, "A line of the stream's header cannot be read.")
    case .streamHeaderLength:
      (.error, "The length of the stream's header is one that the installers do not read.")
    case .streamHeaderDuplicatePackage: (.error, "The stream's header lists a package twice.")
    case .streamHeaderWrongParts:
      (.error, "The stream's header differs from the pkgmap, or from itself, in the number of parts.")
    case .streamHeaderWrongSize:
      (.warning, "The stream's header and the pkgmap differ in the size of the parts.")
    case .streamForeignMember:
      (.warning, "A member of the first archive belongs to no package of the stream.")
    case .streamNonzeroPadding: (.warning, "Padding has bytes that are not zero.")
    case .streamTrailingData: (.error, "Data follows the last package.")

    case .archiveDamaged: (.error, "The header of a member, or the end of an archive, is damaged.")
    case .archiveTooManyMembers:
      (.error, "The archives have far more members than the pkgmaps list.")
    case .archiveMemberType: (.error, "A member is neither a file nor a directory.")
    case .archiveMemberChecksum:
      (.error, "The content of a member does not have the sum that the archive gives for it.")
    case .archiveMemberTwice: (.error, "Two members have the same name.")
    case .archiveMemberOutside: (.error, "The name of a member leads out of the package.")
    case .archiveMemberSetID:
      (
        .warning,
        "A member has the set-user-ID, set-group-ID or sticky bit, which belongs in the pkgmap alone."
      )
    case .archiveUnusedDirectory: (.warning, "A directory has no file of the pkgmap below it.")
    case .archiveUnknownClass: (.warning, "A class archive is not named like a class of the package.")
    case .archiveSecondOfClass: (.warning, "A class has more than one archive.")
    case .directoryObjectType:
      (.error, "An object in a package's directory is neither a file nor a directory.")

    case .pkginfoSyntax: (.error, "A value in pkginfo has a quotation mark that is never closed, or a NUL.")
    case .pkginfoWrongPackage:
      (.error, "PKG is not the name that the stream or the directory gives the package.")
    case .pkginfoDuplicateParameter: (.error, "A parameter is set twice.")
    case .pkginfoMissingParameter: (.error, "A required parameter is missing.")
    case .pkginfoMissingBasedir:
      (.error, "A path is relative, but neither pkginfo nor a script sets BASEDIR.")
    case .pkginfoParameterName:
      (.error, "The name of a parameter is not valid, or is one that the installer sets.")
    case .pkginfoParameterText: (.error, "A value cannot be written in one line that all readers understand.")
    case .pkginfoParameterValue: (.error, "A value breaks a rule or a limit of its parameter.")
    case .pkginfoZones: (.error, "The parameters for zones contradict each other.")
    case .pkginfoLongName:
      (.warning, "PKG has as many characters as pkginfo allows, which is one too many for some readers.")

    case .pkginfoInteractive: (.warning, "INTONLY is set, with which pkgadd -n refuses the package.")

    case .pkgmapSyntax: (.error, "A line of the pkgmap cannot be read.")
    case .pkgmapMissingPkginfo: (.error, "The pkgmap has no entry for pkginfo.")
    case .pkgmapDuplicatePath: (.error, "Two entries of the pkgmap are for the same installed path.")
    case .pkgmapMissingFile: (.error, "A file that the pkgmap lists is missing.")
    case .pkgmapUnlistedFile: (.error, "The pkgmap does not list a file that is in the package.")
    case .pkgmapWrongSize: (.error, "A file does not have the size that the pkgmap gives for it.")
    case .pkgmapWrongChecksum: (.error, "A file does not have the checksum that the pkgmap gives for it.")
    case .pkgmapHalvedChecksum:
      (.error, "The checksums count half the bytes of each file, as those of Heirloom's 64-bit tools do.")
    case .pkgmapWrongTime: (.warning, "A file does not have the time that the pkgmap gives for it.")
    case .pkgmapEntryValue:
      (.error, "The pkgmap or the installers cannot express a path or an attribute of an object.")
    case .pkgmapLineLength: (.error, "A line is too long for the installers in a package without BASEDIR.")
    case .pkgmapMissingPart: (.error, "A part has no objects, but the next one has.")
    case .pkgmapEmptyPart: (.error, "A part after the first one has no files.")
    case .pkgmapPathOutside:
      (.error, "A path has two dots for a component, with which the installers leave a directory.")
    case .pkgmapUnsetVariable:
      (.error, "A path, a target, an owner or a group has a variable that neither pkginfo nor a script sets.")
    case .pkgmapUnknownClass: (.error, "The class of an object is not in CLASSES, so it is not installed.")
    case .pkgmapInformationFile:
      (.error, "An information file is in a directory or a part where the installers do not look.")
    case .pkgmapRelativeWithoutBasedir: (.warning, "A path is relative, but BASEDIR is not set.")
    case .pkgmapUnlistedDirectory: (.warning, "The directory of an object is not listed.")
    case .pkgmapParentNotDirectory:
      (
        .error,
        "An object that is not a directory is above another one, or in the place of BASEDIR or of the root."
      )
    case .pkgmapBelowSymbolicLink: (.error, "An object is below a symbolic link of the package.")
    case .pkgmapDirectoryOrder: (.error, "The directory of an object is of a class that is installed later.")
    case .pkgmapDirectoryLeft:
      (.warning, "A directory stays at removal, because its class is removed before what is in it.")
    case .pkgmapHardLink:
      (
        .error,
        "A hard link leads to a directory, out of the root, or to what is not there when the link is made."
      )
    case .pkgmapPathLength:
      (.error, "A path is too long with BASEDIR, or as the name of a file in an archive.")

    case .scriptCarriageReturn:
      (
        .error,
        "The first line of a script ends in a carriage return, which the shell takes for a part of it."
      )
    case .dependSyntax: (.error, "A line of the depend file cannot be read.")
    case .dependLongComment: (.error, "A comment is so long that the installers take its end for a line.")
    case .dependVersionBelowComment: (.error, "A version follows a comment at which the installers stop.")
    case .dependPackageName: (.error, "A dependency does not have the valid name of a package.")
    case .dependVersion: (.error, "The installers cannot read the name or the versions of a dependency.")
    case .dependLineLength: (.error, "A dependency makes a line that is too long for the installers.")
    case .compverVersion: (.error, "A compatible version is not a valid version.")
    case .spaceSyntax: (.error, "A line of the space file cannot be read.")
    case .spaceEntry: (.error, "The installers cannot read an entry of the space file.")
    }
  }
}
