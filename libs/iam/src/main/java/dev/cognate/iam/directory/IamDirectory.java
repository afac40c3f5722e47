package dev.cognate.iam.directory;

import java.util.Optional;

/** What a service knows of the account's users, roles and policies, without leaving the process. */
public interface IamDirectory {
    /** A directory of nothing. */
    IamDirectory EMPTY = new IamState();

    /** The user who has a key. */
    Optional<IamUser> userOfKey(String accessKeyId);

    /** A user by name. */
    Optional<IamUser> user(String name);

    /** A role by name. */
    Optional<IamRole> role(String name);

    /** A managed policy by ARN. */
    Optional<IamPolicy> policy(String arn);
}
