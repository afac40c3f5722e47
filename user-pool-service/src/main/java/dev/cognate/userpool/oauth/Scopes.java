package dev.cognate.userpool.oauth;

import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.resourceserver.ResourceServers;
import dev.cognate.userpool.resourceserver.SystemScopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Which scopes a client gets.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html">AWS's
 *     guide: scopes, M2M, and resource servers</a>
 */
@ApplicationScoped
class Scopes {
    static final String OPENID = "openid";
    /** Scopes that come with every pool. */
    static final List<String> STANDARD = List.of(OPENID, "email", "phone", "profile", "aws.cognito.signin.user.admin");

    private static final Set<String> NEED_OPENID = Set.of("email", "phone", "profile");
    /** Cognito gives refresh tokens without it and says it has no effect. */
    private static final String OFFLINE_ACCESS = "offline_access";

    private final ResourceServers resourceServers;

    Scopes(ResourceServers resourceServers) {
        this.resourceServers = resourceServers;
    }

    /**
     * What a user's client gets. One scope too many refuses the whole request with {@code invalid_scope}; those of the
     * client that a resource server has no longer are left out.
     *
     * @param requested empty to ask for all the client may have
     */
    Uni<SequencedSet<String>> forUsers(ClientInPool target, Collection<String> requested) {
        SequencedSet<String> wanted = new LinkedHashSet<>(requested.isEmpty() ? allowed(target.client()) : requested);
        wanted.remove(OFFLINE_ACCESS);
        boolean refused = !allowed(target.client()).containsAll(wanted)
                || (!requested.isEmpty()
                        && !wanted.contains(OPENID)
                        && NEED_OPENID.stream().anyMatch(wanted::contains));
        if (refused) {
            throw new OAuthException(OAuthError.INVALID_SCOPE);
        }
        return existing(target).invoke(wanted::retainAll).replaceWith(wanted);
    }

    /** The scopes that a client may have, by its settings. */
    static List<String> allowed(AppClient client) {
        return Objects.requireNonNullElse(client.settings().allowedOAuthScopes(), List.of());
    }

    /**
     * What a client gets in its own name: scopes of resource servers only. Fails with {@code invalid_scope} for one that
     * does not exist and with {@code invalid_grant} for one that is not the client's.
     *
     * @param requested empty to ask for all the client may have
     */
    Uni<SequencedSet<String>> forClients(ClientInPool target, Collection<String> requested) {
        return resourceServers.scopes(target.pool()).map(defined -> {
            Set<String> custom = new HashSet<>(defined);
            custom.add(SystemScopes.REGISTER);
            SequencedSet<String> usable = new LinkedHashSet<>(allowed(target.client()));
            usable.retainAll(custom);
            SequencedSet<String> wanted = new LinkedHashSet<>(requested.isEmpty() ? usable : requested);
            if (wanted.isEmpty()
                    || !wanted.stream().allMatch(scope -> custom.contains(scope) || STANDARD.contains(scope))) {
                throw new OAuthException(OAuthError.INVALID_SCOPE);
            }
            if (!usable.containsAll(wanted)) {
                throw new OAuthException(OAuthError.INVALID_GRANT);
            }
            return wanted;
        });
    }

    private Uni<Set<String>> existing(ClientInPool target) {
        return resourceServers.scopes(target.pool()).map(custom -> {
            Set<String> all = new HashSet<>(STANDARD);
            all.addAll(custom);
            return all;
        });
    }
}
