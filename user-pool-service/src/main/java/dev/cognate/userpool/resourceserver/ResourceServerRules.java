package dev.cognate.userpool.resourceserver;

import dev.cognate.contract.idp.InvalidParameterException;
import java.util.HashSet;
import java.util.Set;

/** What a resource server may be called. */
final class ResourceServerRules {
    /** Cognito's own identifiers, {@code aws.cognito} above all, begin with it. */
    private static final String RESERVED = "aws.";

    private ResourceServerRules() {}

    /** Gives the resource server back; throws {@link InvalidParameterException} for what no pool can have. */
    static ResourceServer require(ResourceServer server) {
        if (server.identifier().startsWith(RESERVED)) {
            throw new InvalidParameterException("Resource server identifiers that start with aws. are reserved.");
        }
        Set<String> names = new HashSet<>();
        server.scopes().forEach(scope -> {
            if (!names.add(scope.scopeName())) {
                throw new InvalidParameterException("Duplicate scope name: " + scope.scopeName());
            }
        });
        return server;
    }
}
