package dev.cognate.userpool.signin;

import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.srp.SrpDecoy;
import java.util.List;
import java.util.Locale;

/** The USER_ID_FOR_SRP of users who do not exist: what a user found by the same name could have had. */
final class DecoyName {
    private DecoyName() {}

    static String of(UserPool pool, String name, SrpDecoy decoy) {
        boolean signInByAddress = !isEmpty(pool.settings().usernameAttributes());
        boolean looksLikeAlias =
                !isEmpty(pool.settings().aliasAttributes()) && (name.indexOf('@') > 0 || name.startsWith("+"));
        if (signInByAddress || looksLikeAlias) {
            return decoy.sub(pool.id(), name).toString();
        }
        return ignoresCase(pool) ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static boolean ignoresCase(UserPool pool) {
        var configuration = pool.settings().usernameConfiguration();
        return configuration == null || !Boolean.TRUE.equals(configuration.caseSensitive());
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }
}
