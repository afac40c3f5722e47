package dev.cognate.identitypool.iam;

import dev.cognate.identitypool.Api;
import dev.cognate.testkit.SdkClients;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** IAM and STS of the running service, through real SDK clients, and what tests make there. */
public final class Iam {
    /** The account of tests. */
    public static final String ACCOUNT = "000000000000";
    /** Lets everybody of the account take a role on whose policies say so. */
    public static final String TRUST_ACCOUNT = trust("{\"AWS\":\"arn:aws:iam::000000000000:root\"}", "sts:AssumeRole");

    private Iam() {}

    /** IAM, as the root. */
    public static IamClient asRoot() {
        return client(AwsBasicCredentials.create(
                property("cognate.iam.root-access-key-id"), property("cognate.iam.root-secret-access-key")));
    }

    /** IAM, as the owner of a key. */
    public static IamClient as(AccessKey key) {
        return client(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    /** IAM, with temporary credentials. */
    public static IamClient as(Credentials credentials) {
        return client(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
    }

    /** STS, as the root. */
    public static StsClient stsAsRoot() {
        return SdkClients.signing(
                        Api.endpoint(),
                        property("cognate.iam.root-access-key-id"),
                        property("cognate.iam.root-secret-access-key"))
                .sts();
    }

    /** STS, as the owner of a key. */
    public static StsClient stsAs(AccessKey key) {
        return SdkClients.signing(Api.endpoint(), key.accessKeyId(), key.secretAccessKey())
                .sts();
    }

    /** STS, with temporary credentials. */
    public static StsClient stsAs(Credentials credentials) {
        return SdkClients.signing(
                        Api.endpoint(),
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        credentials.sessionToken())
                .sts();
    }

    private static IamClient client(AwsCredentials credentials) {
        return IamClient.builder()
                .endpointOverride(Api.endpoint())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** A name nobody else uses. */
    public static String name(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A policy of one statement. */
    public static String policy(String effect, String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
                .formatted(effect, action, resource);
    }

    /** A trust policy of one statement. */
    public static String trust(String principal, String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"%s\"}]}"
                .formatted(principal, actions);
    }

    /** A user with a key and, unless it is null, a policy. */
    public static AccessKey newUser(IamClient iam, String policy) {
        String name = name("user");
        iam.createUser(request -> request.userName(name));
        if (policy != null) {
            iam.putUserPolicy(
                    request -> request.userName(name).policyName("own").policyDocument(policy));
        }
        return iam.createAccessKey(request -> request.userName(name)).accessKey();
    }

    /** A role with a policy. */
    public static Role newRole(IamClient iam, String trust, String policy) {
        String name = name("role");
        Role role = iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(trust))
                .role();
        iam.putRolePolicy(request -> request.roleName(name).policyName("own").policyDocument(policy));
        return role;
    }

    private static String property(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
