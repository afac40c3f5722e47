package dev.cognate.userpool.resourceserver;

import dev.cognate.contract.idp.ResourceServerScopeType;
import dev.cognate.contract.idp.ResourceServerType;
import dev.cognate.userpool.pool.DynamicRegistration;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import java.util.Optional;

/** Scopes that no resource server of a pool defines: the service itself is what they let clients into. */
public final class SystemScopes {
    /** Lets a client register others ({@code POST /oauth2/register}). */
    public static final String REGISTER = "aws.cognito/dcr/register";

    static final String IDENTIFIER = "aws.cognito";

    private SystemScopes() {}

    /** The resource server that stands for them; none in pools where no client can register. */
    static Optional<ResourceServerType> serverOf(UserPool pool) {
        return Optional.of(pool)
                .filter(found -> DynamicRegistration.of(found).enabled())
                .map(found -> ResourceServerType.builder()
                        .userPoolId(found.id())
                        .identifier(IDENTIFIER)
                        .name("Amazon Cognito")
                        .scopes(List.of(ResourceServerScopeType.builder()
                                .scopeName("dcr/register")
                                .scopeDescription("Register app clients")
                                .build()))
                        .managedBy("COGNITO")
                        .build());
    }
}
