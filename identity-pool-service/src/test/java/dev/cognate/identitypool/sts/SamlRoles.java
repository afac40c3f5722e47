package dev.cognate.identitypool.sts;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.SamlAnswer;
import dev.cognate.identitypool.outside.SamlIssuer;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;

/**
 * A SAML provider that IAM knows, and a role that trusts it.
 *
 * @param issuer signs
 * @param provider its ARN
 * @param role the role's ARN
 */
record SamlRoles(SamlIssuer issuer, String provider, String role) {
    static final SamlIssuer ISSUER = SamlIssuer.create();

    /** With a trust policy's conditions, if any: {@code "Condition":{…}}. */
    static SamlRoles create(IamClient iam, String actions, String condition) {
        String provider = iam.createSAMLProvider(
                        request -> request.name(Iam.name("saml")).samlMetadataDocument(ISSUER.metadata()))
                .samlProviderArn();
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"%s"},"Action":[%s]%s}]}
                """.formatted(provider, actions, condition.isEmpty() ? "" : ",\"Condition\":" + condition);
        String role = Iam.newRole(iam, trust, Iam.policy("Allow", "*", "*")).arn();
        return new SamlRoles(ISSUER, provider, role);
    }

    static SamlRoles create(IamClient iam) {
        return create(iam, "\"sts:AssumeRoleWithSAML\"", "");
    }

    /** A good response for the role. */
    SamlAnswer answer() {
        return issuer.answer("jane").role(role, provider);
    }

    AssumeRoleWithSamlResponse assume(SamlAnswer answer) {
        return assume(answer.encoded());
    }

    AssumeRoleWithSamlResponse assume(String assertion) {
        return assume(assertion, request -> {});
    }

    AssumeRoleWithSamlResponse assume(String assertion, Consumer<AssumeRoleWithSamlRequest.Builder> more) {
        try (StsClient sts = Api.anonymousSts()) {
            return sts.assumeRoleWithSAML(request ->
                    more.accept(request.roleArn(role).principalArn(provider).samlAssertion(assertion)));
        }
    }
}
