package dev.cognate.iam.directory;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The directory in memory. Changes arrive in any order and more than once; of each entity the one with the highest revision
 * counts. Thread-safe.
 */
public final class IamState implements IamDirectory {
    private final Map<String, IamUser> users = new HashMap<>();
    private final Map<String, String> userNameByKey = new HashMap<>();
    private final Map<String, IamRole> roles = new HashMap<>();
    private final Map<String, IamPolicy> policies = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();

    /** Takes in a change; an older one than is known changes nothing. */
    public synchronized void apply(StateChange change) {
        Long known = revisions.get(change.subject());
        if (known != null && known >= change.revision()) {
            return;
        }
        revisions.put(change.subject(), change.revision());
        String key = change.name();
        switch (change.kind()) {
            case USER -> replaceUser(key, change.entity().map(IamUser.class::cast));
            case ROLE -> replace(roles, key, change.entity().map(IamRole.class::cast));
            case POLICY -> replace(policies, key, change.entity().map(IamPolicy.class::cast));
            case OIDC_PROVIDER, SAML_PROVIDER -> {
                // signatures and permissions do not rest on them
            }
        }
    }

    private void replaceUser(String key, Optional<IamUser> user) {
        userNameByKey.values().removeIf(key::equals);
        user.ifPresent(present -> present.accessKeys().forEach(accessKey -> userNameByKey.put(accessKey.id(), key)));
        replace(users, key, user);
    }

    private static <T> void replace(Map<String, T> all, String key, Optional<T> entity) {
        entity.ifPresentOrElse(present -> all.put(key, present), () -> all.remove(key));
    }

    /** How many entities there are. */
    public synchronized int size() {
        return users.size() + roles.size() + policies.size();
    }

    @Override
    public synchronized Optional<IamUser> userOfKey(String accessKeyId) {
        return Optional.ofNullable(userNameByKey.get(accessKeyId)).map(users::get);
    }

    @Override
    public synchronized Optional<IamUser> user(String name) {
        return Optional.ofNullable(users.get(keyOf(name)));
    }

    @Override
    public synchronized Optional<IamRole> role(String name) {
        return Optional.ofNullable(roles.get(keyOf(name)));
    }

    @Override
    public synchronized Optional<IamPolicy> policy(String arn) {
        return Optional.ofNullable(policies.get(keyOf(arn.substring(arn.lastIndexOf('/') + 1))))
                .filter(policy -> policy.arn().equals(arn));
    }

    /** Names that differ by capital and small letters alone are the same to IAM. */
    public static String keyOf(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
