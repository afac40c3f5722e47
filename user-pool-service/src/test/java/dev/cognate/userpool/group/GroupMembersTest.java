package dev.cognate.userpool.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cognate.testkit.TopicReader;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Who is in the groups of a user pool. */
@QuarkusTest
class GroupMembersTest {
    @Inject
    TestUsers users;

    private SignInScene scene;
    private GroupScene groups;
    private CognitoIdentityProviderClient admin;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        admin = scene.admin();
        groups = GroupScene.of(scene);
    }

    @Test
    void shouldNotAddAUserWhoDoesNotExist() {
        // given
        groups.create("readers");

        // when, then
        assertThatThrownBy(() -> groups.add("nobody", "readers"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageStartingWith("User does not exist.");
    }

    @Test
    void shouldListTheUsersOfAGroupPageByPage() {
        // given
        groups.create("readers");
        groups.create("writers");
        List<String> names = IntStream.range(0, 5).mapToObj(n -> "user-" + n).toList();
        names.forEach(name -> {
            users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of("nickname", "Nick of " + name));
            groups.add(name, "readers");
        });

        // when
        List<UserType> listed = groups.members("readers", 2);

        // then
        assertThat(listed).extracting(UserType::username).containsExactlyInAnyOrderElementsOf(names);
        assertThat(listed.getFirst().attributes())
                .extracting(attribute -> attribute.name())
                .contains("sub", "nickname");
        assertThat(groups.members("writers", 2)).isEmpty();
    }

    @Test
    void shouldRefuseThePageTokenOfAnotherList() {
        // given
        List.of("a", "b", "c").forEach(groups::create);
        String token = admin.listGroups(
                        request -> request.userPoolId(scene.poolId()).limit(1))
                .nextToken();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());

        // when, then
        assertThatThrownBy(() -> admin.adminListGroupsForUser(request ->
                        request.userPoolId(scene.poolId()).username("alice").nextToken(token)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldListTheGroupsOfAUser() {
        // given
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        List.of("a", "b", "c", "d").forEach(groups::create);
        List.of("a", "c", "d").forEach(group -> groups.add("alice", group));

        // when
        List<String> listed = new ArrayList<>();
        admin.adminListGroupsForUserPaginator(request ->
                        request.userPoolId(scene.poolId()).username("alice").limit(2))
                .forEach(page -> page.groups().forEach(group -> listed.add(group.groupName())));

        // then
        assertThat(listed).containsExactly("a", "c", "d");
    }

    @Test
    void shouldAddAndRemoveAUserAsOftenAsOneLikes() {
        // given
        groups.create("readers");
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());

        // when
        groups.add("alice", "readers");
        groups.add("alice", "readers");
        List<UserType> added = groups.members("readers", 10);
        groups.remove("alice", "readers");
        groups.remove("alice", "readers");

        // then
        assertThat(added).hasSize(1);
        assertThat(groups.members("readers", 10)).isEmpty();
    }

    @Test
    void shouldForgetTheMembersOfADeletedGroupEvenIfItComesBack() {
        // given
        groups.create("readers");
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        groups.add("alice", "readers");

        // when
        groups.delete("readers");
        groups.create("readers");

        // then
        assertThat(groups.members("readers", 10)).isEmpty();
        assertThat(admin.adminListGroupsForUser(
                                request -> request.userPoolId(scene.poolId()).username("alice"))
                        .groups())
                .isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("group_member")).isZero());
        assertThat(rows("group_purge")).isZero();
    }

    @Test
    void shouldForgetADeletedUser() {
        // given
        groups.create("readers");
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        groups.add("alice", "readers");

        // when
        admin.adminDeleteUser(request -> request.userPoolId(scene.poolId()).username("alice"));

        // then
        assertThat(groups.members("readers", 10)).isEmpty();
        assertThat(rows("group_member")).isZero();
    }

    @Test
    void shouldLetAUserBeInAHundredGroupsAndNoMore() {
        // given
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        for (int n = 0; n <= 100; n++) {
            groups.create("group-" + n);
        }
        for (int n = 0; n < 100; n++) {
            groups.add("alice", "group-" + n);
        }

        // when, then
        assertThatThrownBy(() -> groups.add("alice", "group-100")).isInstanceOf(LimitExceededException.class);
        groups.remove("alice", "group-0");
        groups.add("alice", "group-100");
        groups.add("alice", "group-100");
        assertThat(groups.members("group-100", 10)).hasSize(1);
    }

    @Test
    void shouldTellOfGroupsAndMembers() {
        // given
        User alice = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        try (TopicReader topic = new TopicReader("cognate.user-pool.events.v1")) {
            // when
            groups.create("readers");
            groups.add(alice.username(), "readers");
            groups.add(alice.username(), "readers");
            groups.remove(alice.username(), "readers");

            // then
            var events = topic.eventsOf(scene.poolId() + "#" + alice.sub(), 2);
            assertThat(events)
                    .extracting(TopicReader::type)
                    .containsExactly(
                            "dev.cognate.user-pool.user-added-to-group.v1",
                            "dev.cognate.user-pool.user-removed-from-group.v1");
            assertThat(events.getFirst().value()).contains("\"readers\"");
            assertThat(topic.eventsOf(scene.poolId() + "#" + scene.poolId(), 3))
                    .extracting(TopicReader::type)
                    .contains("dev.cognate.user-pool.group-created.v1");
        }
    }

    private long rows(String table) {
        return users.run(session -> session.createNativeQuery(
                        "select count(*) from " + table + " where pool_id = :pool", Long.class)
                .setParameter("pool", scene.poolId())
                .getSingleResult());
    }
}
