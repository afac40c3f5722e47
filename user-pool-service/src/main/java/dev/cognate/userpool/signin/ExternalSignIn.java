package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * The one place where a person whom an external identity provider vouches for enters sign-in. Protocols (OpenID Connect,
 * SAML, social sign-in) end here: they check what the provider said, find or create the user of that identity, and call
 * {@link #enter}. From there on everything holds that holds for other sign-ins: closed accounts stay out, requirements ask
 * what they ask, functions of the pool are called, the journal is written.
 *
 * <p>A second factor of the pool's own is not asked for, since that is the provider's affair.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html">AWS's guide: MFA and
 *     federated users</a>
 */
@ApplicationScoped
public class ExternalSignIn {
    /** The note of a sign-in that says which provider vouches for the user. */
    static final String PROVIDER = "idp";

    /** The note of a sign-in by which the user came to be. */
    static final String NEWCOMER = "newcomer";

    private final Entrance entrance;

    ExternalSignIn(Entrance entrance) {
        this.entrance = entrance;
    }

    /**
     * Somebody a provider vouches for.
     *
     * @param sub the user of the pool that this identity is, or is linked to
     * @param provider the name of the provider in the pool
     * @param newcomer whether the user came to be just now; functions hear of that as of a sign-up, not as of a sign-in
     */
    public record Identity(UUID sub, String provider, boolean newcomer) {}

    /**
     * Signs somebody in, for a page. Fails with the {@link AwsException} that InitiateAuth would answer, as for a user who
     * is disabled.
     *
     * @param identity checked: whoever calls this vouches for it
     */
    public Uni<PageSignIn.Step> enter(ClientInPool target, Identity identity, CallContext context) {
        Map<String, String> notes = identity.newcomer()
                ? Map.of(PROVIDER, identity.provider(), NEWCOMER, "1")
                : Map.of(PROVIDER, identity.provider());
        var evidence = new Entrance.Evidence(AuthFlowType.USER_AUTH, Factor.EXTERNAL, notes);
        return entrance.enter(target, identity.sub(), evidence, context);
    }
}
