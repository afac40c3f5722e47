package dev.cognate.userpool.user;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.UserType;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;

/** A user as lists show it to administrators. */
public final class DescribedUser {
    private DescribedUser() {}

    /** With all its attributes. */
    public static UserType of(UserPool pool, User user) {
        return of(user, AttributeView.all(pool, user.sub(), user.attributes()));
    }

    static UserType of(User user, List<AttributeType> attributes) {
        return UserType.builder()
                .username(user.username())
                .attributes(attributes)
                .userCreateDate(user.createdAt())
                .userLastModifiedDate(user.modifiedAt())
                .enabled(user.enabled())
                .userStatus(user.status().wire())
                .build();
    }
}
