package dev.cognate.identitypool.sts;

import dev.cognate.contract.sts.AssumeRoleWithSAMLRequest;
import dev.cognate.iam.directory.SamlProvider;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.provider.SamlProviders;
import dev.cognate.identitypool.saml.DecryptionKeys;
import dev.cognate.identitypool.saml.SamlAssertion;
import dev.cognate.identitypool.saml.SamlConfig;
import dev.cognate.identitypool.saml.SamlResponses;
import dev.cognate.identitypool.saml.SamlTrust;
import dev.cognate.identitypool.saml.UsedAssertions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who the assertions of registered SAML providers are about. */
@ApplicationScoped
class SamlIdentities {
    private final SamlProviders providers;
    private final SamlResponses responses;
    private final DecryptionKeys keys;
    private final UsedAssertions used;
    private final Arns arns;
    private final boolean isSingleUse;

    SamlIdentities(
            SamlProviders providers,
            SamlResponses responses,
            DecryptionKeys keys,
            UsedAssertions used,
            Arns arns,
            SamlConfig config) {
        this.providers = providers;
        this.responses = responses;
        this.keys = keys;
        this.used = used;
        this.arns = arns;
        this.isSingleUse = config.singleUse();
    }

    /** Verifies the assertion of a request; fails with SamlRefusedException or an error of STS. */
    Uni<SamlIdentity> verify(AssumeRoleWithSAMLRequest request) {
        return providers
                .of(request.principalArn())
                .map(found -> found.orElseThrow(() -> StsFault.invalidIdentity("Specified provider doesn't exist")))
                .chain(provider -> verified(provider, request));
    }

    private Uni<SamlIdentity> verified(SamlProvider provider, AssumeRoleWithSAMLRequest request) {
        SamlTrust trust = new SamlTrust(provider.metadata(), keys.of(provider), provider.takesEncryptedOnly());
        return responses
                .verify(trust, request.samlAssertion())
                .call(assertion -> isSingleUse
                        ? useUp(assertion, request.roleArn())
                        : Uni.createFrom().voidItem())
                .map(assertion -> new SamlIdentity(assertion, arns.accountId(), provider.name(), provider.arn()));
    }

    private Uni<Void> useUp(SamlAssertion assertion, String roleArn) {
        return used.isFirst(assertion, roleArn)
                .invoke(first -> {
                    if (!first) {
                        throw StsFault.invalidIdentity("Assertion was used before");
                    }
                })
                .replaceWithVoid();
    }
}
