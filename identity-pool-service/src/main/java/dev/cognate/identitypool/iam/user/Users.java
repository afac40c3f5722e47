package dev.cognate.identitypool.iam.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.User;
import dev.cognate.iam.Principal;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.identitypool.iam.Boundaries;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.Times;

/** Users in requests and answers. */
final class Users {
    private Users() {}

    /** The user a request is about: the one it names or else the caller. */
    static String named(String name, CallContext context) {
        if (name != null) {
            return name;
        }
        if (context.caller() instanceof Principal.User user) {
            return user.name();
        }
        throw new InvalidInputException("Must specify userName when calling with non-User credentials");
    }

    /** With all there is to say. */
    static User shown(IamUser user) {
        return listed(user).toBuilder()
                .permissionsBoundary(Boundaries.shown(user.boundaryArn()))
                .tags(Tags.listedOrAbsent(user.tags()))
                .build();
    }

    /** As lists show it. */
    static User listed(IamUser user) {
        return User.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id())
                .arn(user.arn())
                .createDate(Times.of(user.createdAt()))
                .build();
    }
}
