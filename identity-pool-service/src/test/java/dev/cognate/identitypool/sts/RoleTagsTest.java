package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.StsClient;

@QuarkusTest
class RoleTagsTest {
    private static final String OWN_TEAM = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*",
             "Condition":{"StringEquals":{"aws:ResourceTag/team":"data"}}}}
            """;

    @Test
    void shouldDecideByTheTagsOfTheRole() {
        // given
        try (IamClient iam = Iam.asRoot()) {
            AccessKey key = Iam.newUser(iam, OWN_TEAM);
            String data = role(iam, "data");
            String sales = role(iam, "sales");

            // then
            try (StsClient sts = Iam.stsAs(key)) {
                assertThat(sts.assumeRole(request -> request.roleArn(data).roleSessionName("visit"))
                                .credentials()
                                .accessKeyId())
                        .isNotEmpty();
                assertThatThrownBy(() ->
                                sts.assumeRole(request -> request.roleArn(sales).roleSessionName("visit")))
                        .isInstanceOf(AwsServiceException.class);
            }
        }
    }

    private static String role(IamClient iam, String team) {
        var role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, Iam.policy("Allow", "*", "*"));
        iam.tagRole(request ->
                request.roleName(role.roleName()).tags(tag -> tag.key("team").value(team)));
        return role.arn();
    }
}
