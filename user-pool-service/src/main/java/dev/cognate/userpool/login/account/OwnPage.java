package dev.cognate.userpool.login.account;

import dev.cognate.userpool.login.LoginPage;
import dev.cognate.userpool.throttle.RequestCategory;
import java.util.Set;

/** One page of an account. */
interface OwnPage extends LoginPage {
    /** Who lets people in to it. */
    AccountDoor door();

    /** Where it is. */
    String path();

    @Override
    default boolean isOffered() {
        return door().isThere();
    }

    @Override
    default Set<String> paths() {
        return Set.of(path());
    }

    @Override
    default RequestCategory category() {
        return RequestCategory.USER_UPDATE;
    }
}
