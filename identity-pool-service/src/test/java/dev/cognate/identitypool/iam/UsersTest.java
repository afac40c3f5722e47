package dev.cognate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;

@QuarkusTest
class UsersTest {
    private static final String EVERYTHING = Iam.policy("Allow", "*", "*");

    @Inject
    Pool database;

    private final IamClient iam = Iam.asRoot();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldOwnNothingElse() {
        // given
        String name = Iam.newUser(iam, null).userName();

        // then
        assertThat(iam.listSSHPublicKeys(request -> request.userName(name)).sshPublicKeys())
                .isEmpty();
        assertThat(iam.listMFADevices(request -> request.userName(name)).mfaDevices())
                .isEmpty();
        assertThat(iam.listVirtualMFADevices(request -> request.assignmentStatus("Assigned"))
                        .virtualMFADevices())
                .isEmpty();
        assertThat(iam.listSigningCertificates(request -> request.userName(name))
                        .certificates())
                .isEmpty();
        assertThat(iam.listServiceSpecificCredentials(request -> request.userName(name))
                        .serviceSpecificCredentials())
                .isEmpty();
        assertThatThrownBy(() -> iam.deleteLoginProfile(request -> request.userName(name)))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.listMFADevices(request -> request.userName(name + "-not")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldSignWithAKeyOfItsOwn() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);

        // when
        try (IamClient own = Iam.as(key)) {
            User self = own.getUser().user();

            // then
            assertThat(self.userName()).isEqualTo(key.userName());
            assertThat(self.userId()).matches("AIDA[A-Z2-7]{17}");
        }
    }

    @Test
    void shouldNotSignWithAKeyThatIsInactiveOrGone() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        iam.updateAccessKey(request ->
                request.userName(key.userName()).accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));

        // then
        assertRefused(key, "InvalidClientTokenId");
        assertThat(iam.listAccessKeys(request -> request.userName(key.userName()))
                        .accessKeyMetadata())
                .singleElement()
                .satisfies(listed -> assertThat(listed.status()).isEqualTo(StatusType.INACTIVE));

        // when
        iam.deleteAccessKey(request -> request.userName(key.userName()).accessKeyId(key.accessKeyId()));

        // then
        assertRefused(key, "InvalidClientTokenId");
    }

    @Test
    void shouldNotSignWithTheSecretOfAnotherKey() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        AccessKey other =
                iam.createAccessKey(request -> request.userName(key.userName())).accessKey();

        // then
        assertRefused(key.toBuilder().secretAccessKey(other.secretAccessKey()).build(), "SignatureDoesNotMatch");
    }

    @Test
    void shouldStoreNoSecretInTheClear() {
        // given
        AccessKey key = Iam.newUser(iam, null);

        // when
        String stored = database.query(
                        "select document::text as document from iam_entity union all select payload::text from outbox")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .toString();
        StringBuilder all = new StringBuilder(stored);
        database.query("select document::text as document from iam_entity")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .forEach(row -> all.append(row.getString("document")));

        // then
        assertThat(all).contains(key.accessKeyId()).doesNotContain(key.secretAccessKey());
    }

    @Test
    void shouldHaveTwoKeysAtMost() {
        // given
        String name = Iam.newUser(iam, null).userName();
        iam.createAccessKey(request -> request.userName(name));

        // then
        assertThatThrownBy(() -> iam.createAccessKey(request -> request.userName(name)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Cannot exceed quota for AccessKeysPerUser: 2");
    }

    @Test
    void shouldKeepKeysAndIdWhenItIsRenamed() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        String newName = Iam.name("renamed");

        // when
        iam.updateUser(
                request -> request.userName(key.userName()).newUserName(newName).newPath("/new/"));

        // then
        try (IamClient own = Iam.as(key)) {
            assertThat(own.getUser().user().arn()).isEqualTo("arn:aws:iam::000000000000:user/new/" + newName);
        }
        assertThatThrownBy(() -> iam.getUser(request -> request.userName(key.userName())))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldNotTakeTheNameOfAnother() {
        // given
        String one = Iam.newUser(iam, null).userName();
        String other = Iam.newUser(iam, null).userName();

        // then
        assertThatThrownBy(() -> iam.updateUser(request -> request.userName(one).newUserName(other)))
                .isInstanceOf(EntityAlreadyExistsException.class);
        assertThat(iam.getUser(request -> request.userName(one)).user().userName())
                .isEqualTo(one);
    }

    @Test
    void shouldGoOnlyWithoutKeysAndPolicies() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        assertThatThrownBy(() -> iam.deleteUser(request -> request.userName(key.userName())))
                .isInstanceOf(DeleteConflictException.class);

        // when
        iam.deleteAccessKey(request -> request.userName(key.userName()).accessKeyId(key.accessKeyId()));
        iam.listUserPolicies(request -> request.userName(key.userName()));
        iam.deleteUserPolicy(request -> request.userName(key.userName()).policyName("own"));
        iam.listGroupsForUser(request -> request.userName(key.userName()));
        iam.deleteUser(request -> request.userName(key.userName()));

        // then
        assertThatThrownBy(() -> iam.getUser(request -> request.userName(key.userName())))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void shouldTellWhoseAKeyIs() {
        // given
        AccessKey key = Iam.newUser(iam, null);

        // then
        assertThat(iam.getAccessKeyLastUsed(request -> request.accessKeyId(key.accessKeyId()))
                        .userName())
                .isEqualTo(key.userName());
        assertThatThrownBy(() -> iam.getAccessKeyLastUsed(request -> request.accessKeyId("AKIANOBODYNOBODYNOBO")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    private static void assertRefused(AccessKey key, String code) {
        try (IamClient own = Iam.as(key)) {
            assertThatThrownBy(own::getUser)
                    .isInstanceOfSatisfying(
                            IamException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo(code));
        }
    }
}
