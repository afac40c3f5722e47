package dev.cognate.userpool.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Groups of a user pool. */
@QuarkusTest
class GroupsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/readers";

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
    void shouldKeepWhatAGroupWasCreatedWith() {
        // when
        GroupType created = admin.createGroup(request -> request.userPoolId(scene.poolId())
                        .groupName("readers")
                        .description("they read")
                        .roleArn(ROLE)
                        .precedence(7))
                .group();

        // then
        GroupType found = groups.get("readers");
        assertThat(found).isEqualTo(created);
        assertThat(found.userPoolId()).isEqualTo(scene.poolId());
        assertThat(found.description()).isEqualTo("they read");
        assertThat(found.roleArn()).isEqualTo(ROLE);
        assertThat(found.precedence()).isEqualTo(7);
        assertThat(found.creationDate()).isNotNull().isEqualTo(found.lastModifiedDate());
    }

    @Test
    void shouldRefuseASecondGroupOfTheSameName() {
        // given
        groups.create("readers");

        // when, then
        assertThatThrownBy(() -> groups.create("readers"))
                .isInstanceOf(GroupExistsException.class)
                .hasMessageStartingWith("A group with the name already exists.");
    }

    @Test
    void shouldChangeOnlyWhatAnUpdateNames() {
        // given
        admin.createGroup(request -> request.userPoolId(scene.poolId())
                .groupName("readers")
                .description("they read")
                .roleArn(ROLE));

        // when
        GroupType updated = admin.updateGroup(request ->
                        request.userPoolId(scene.poolId()).groupName("readers").precedence(3))
                .group();

        // then
        assertThat(updated).isEqualTo(groups.get("readers"));
        assertThat(updated.precedence()).isEqualTo(3);
        assertThat(updated.description()).isEqualTo("they read");
        assertThat(updated.roleArn()).isEqualTo(ROLE);
    }

    @Test
    void shouldNotFindAGroupThatIsNotThere() {
        // given
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());

        // when, then
        assertThatThrownBy(() -> groups.get("nobody")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> groups.delete("nobody")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> groups.add("alice", "nobody"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Group not found.");
        assertThatThrownBy(() -> admin.updateGroup(
                        request -> request.userPoolId(scene.poolId()).groupName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> groups.members("nobody", 10)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldListGroupsPageByPage() {
        // given
        List<String> names = IntStream.range(0, 5).mapToObj(n -> "group-" + n).toList();
        names.forEach(groups::create);

        // when
        List<String> listed = new ArrayList<>();
        admin.listGroupsPaginator(request -> request.userPoolId(scene.poolId()).limit(2))
                .forEach(page -> page.groups().forEach(group -> listed.add(group.groupName())));

        // then
        assertThat(listed).containsExactlyElementsOf(names);
    }

    @Test
    void shouldRefuseMoreGroupsThanTheQuota() {
        // given
        users.run(session -> session.createNativeQuery("""
                        insert into pool_group (pool_id, name, group_id, created_at, modified_at)
                        select :pool, 'group-' || n, gen_random_uuid(), now(), now() from generate_series(1, :count) n
                        """)
                .setParameter("pool", scene.poolId())
                .setParameter("count", GroupOperations.MAX_GROUPS)
                .executeUpdate());

        // when, then
        assertThatThrownBy(() -> groups.create("one-more")).isInstanceOf(LimitExceededException.class);
        groups.delete("group-1");
        groups.create("one-more");
    }
}
