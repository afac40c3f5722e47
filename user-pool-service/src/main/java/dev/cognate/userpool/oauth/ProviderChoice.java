package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.IdentityProviderTypeType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.identityprovider.IdentityProviders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Knows which identity provider a request is about. Users sign in only with those that their client supports. */
@ApplicationScoped
public class ProviderChoice {
    /** The pool's own users. */
    static final String OWN_DIRECTORY = "COGNITO";

    private final IdentityProviders providers;

    ProviderChoice(IdentityProviders providers) {
        this.providers = providers;
    }

    /**
     * The provider to which a request leads at once; empty for the pool's own users and where the user is to choose. Fails
     * with {@code invalid_request} for one that the client does not support.
     */
    Uni<Optional<IdentityProvider>> of(ClientInPool target, Interaction interaction) {
        Optional<String> name = interaction.identityProvider();
        if (name.filter(OWN_DIRECTORY::equals).isPresent()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (name.isPresent()) {
            return require(target, name.get()).map(Optional::of);
        }
        Optional<String> identifier = interaction.idpIdentifier();
        return identifier.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : providers
                        .identifiedBy(target.pool(), identifier.get())
                        .map(found -> Optional.of(supported(target, found)));
    }

    /** A provider by its name. Fails with {@code invalid_request} for one that the client does not support. */
    public Uni<IdentityProvider> require(ClientInPool target, String name) {
        return providers.named(target.pool(), name).map(found -> supported(target, found));
    }

    /** The one provider of a client whose users have nothing to choose. */
    Uni<Optional<IdentityProvider>> only(ClientInPool target) {
        List<String> names = names(target);
        return names.size() != 1
                ? Uni.createFrom().item(Optional.empty())
                : providers
                        .named(target.pool(), names.getFirst())
                        .map(found -> found.filter(provider -> !isSaml(provider)));
    }

    /**
     * Whether who signed in with a provider may go on to a client.
     *
     * @param provider empty for the pool's own directory
     */
    static boolean isSupported(ClientInPool target, Optional<String> provider) {
        List<String> names = names(target);
        return names.isEmpty() ? provider.isEmpty() : names.contains(provider.orElse(OWN_DIRECTORY));
    }

    private static IdentityProvider supported(ClientInPool target, Optional<IdentityProvider> found) {
        IdentityProvider provider = found.filter(known -> names(target).contains(known.name()))
                .orElseThrow(() -> refused("The app client does not support this identity provider"));
        if (isSaml(provider)) {
            throw refused("Sign-in with SAML identity providers is not available");
        }
        return provider;
    }

    private static boolean isSaml(IdentityProvider provider) {
        return provider.type().equals(IdentityProviderTypeType.SAML);
    }

    private static OAuthException refused(String why) {
        return new OAuthException(OAuthError.INVALID_REQUEST.because(why));
    }

    private static List<String> names(ClientInPool target) {
        return Objects.requireNonNullElse(target.client().settings().supportedIdentityProviders(), List.of());
    }
}
