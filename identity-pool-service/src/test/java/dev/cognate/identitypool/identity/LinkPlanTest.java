package dev.cognate.identitypool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.contract.identity.ResourceConflictException;
import dev.cognate.identitypool.provider.Login;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LinkPlanTest {
    private static final Login ALICE = Login.of("one", "alice");
    private static final Login SMITH = Login.of("two", "a.smith");

    @Test
    void shouldMakeANewIdentityOfUnknownLogins() {
        // when
        LinkPlan plan = LinkPlan.of(Optional.empty(), owners(ALICE, null, SMITH, null), false);

        // then
        assertThat(plan.owner()).isEmpty();
        assertThat(plan.linked()).containsExactly(ALICE, SMITH);
    }

    @Test
    void shouldUpgradeAGuest() {
        // given
        Identity guest = identity("guest", 1);

        // when
        LinkPlan plan = LinkPlan.of(Optional.of(guest), owners(ALICE, null), false);

        // then
        assertThat(plan.owner()).contains(guest);
        assertThat(plan.linked()).containsExactly(ALICE);
    }

    @Test
    void shouldMergeAGuestIntoTheUserItTurnsOutToBe() {
        // given
        Identity guest = identity("guest", 1);
        Identity alice = identity("alice", 2, ALICE);

        // when
        LinkPlan plan = LinkPlan.of(Optional.of(guest), owners(ALICE, alice), false);

        // then
        assertThat(plan.owner()).contains(alice);
        assertThat(plan.merged()).containsExactly(guest);
    }

    @Test
    void shouldNotOpenAnIdentityWithSomebodyElsesLogin() {
        // given
        Identity alice = identity("alice", 1, ALICE);

        // then
        assertThatThrownBy(() -> LinkPlan.of(Optional.of(alice), owners(SMITH, null), false))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(LinkPlan.of(Optional.of(alice), owners(SMITH, null), true).owner())
                .contains(alice);
    }

    @Test
    void shouldNotBringBackAnIdentityThatLostItsLogins() {
        // given
        Identity gone = new Identity("gone", "pool", false, Instant.EPOCH, Instant.EPOCH, List.of());
        Identity alice = identity("alice", 1, ALICE);

        // then
        assertThatThrownBy(() -> LinkPlan.of(Optional.of(gone), owners(SMITH, null), false))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(LinkPlan.of(Optional.of(gone), owners(ALICE, alice), false).owner())
                .contains(alice);
    }

    @Test
    void shouldNotLinkMoreThanTwentyLogins() {
        // given
        Login[] users = IntStream.range(0, 20)
                .mapToObj(number -> Login.ofDeveloper("backend", "user" + number))
                .toArray(Login[]::new);
        Identity full = identity("full", 1, users);

        // then
        assertThatThrownBy(() -> LinkPlan.of(Optional.of(full), owners(users[0], full, ALICE, null), false))
                .isInstanceOf(ResourceConflictException.class);
    }

    /** Whatever is shown, no login gets lost or has two owners, and no identity two users of one provider. */
    @Property(tries = 500)
    void shouldKeepEveryLoginOnce(@ForAll("scenes") Scene scene) {
        // when
        LinkPlan plan;
        try {
            plan = LinkPlan.of(scene.given(), scene.owners(), false);
        } catch (AwsException refused) {
            return;
        }

        // then
        List<Login> after = new ArrayList<>(plan.linked());
        plan.owner().ifPresent(owner -> after.addAll(owner.logins()));
        plan.merged().forEach(merged -> after.addAll(merged.logins()));
        assertThat(after).doesNotHaveDuplicates().containsAll(scene.owners().keySet());
        assertThat(after.stream().map(Login::provider)).doesNotHaveDuplicates();
        assertThat(plan.merged()).doesNotContain(plan.owner().orElse(null));
        plan.owner().ifPresent(owner -> assertThat(owner.enabled()).isTrue());
    }

    record Scene(Optional<Identity> given, Map<Login, Optional<Identity>> owners) {}

    /** Up to four providers with two users each, spread over up to four identities. */
    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<List<Integer>> homes =
                Arbitraries.integers().between(-1, 3).list().ofSize(8);
        Arbitrary<Set<Integer>> shown =
                Arbitraries.integers().between(0, 7).set().ofMinSize(1);
        Arbitrary<Integer> given = Arbitraries.integers().between(-1, 3);
        return Combinators.combine(homes, shown, given).as(LinkPlanTest::scene);
    }

    private static Scene scene(List<Integer> homes, Set<Integer> shown, int given) {
        List<Identity> identities = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Set<String> providers = new HashSet<>();
            List<Login> logins = new ArrayList<>();
            for (int login = 0; login < homes.size(); login++) {
                if (homes.get(login) == number && providers.add(login(login).provider())) {
                    logins.add(login(login));
                }
            }
            identities.add(identity("id" + number, number, logins.toArray(Login[]::new)));
        }
        Map<Login, Optional<Identity>> owners = new LinkedHashMap<>();
        for (int number : shown) {
            Login login = login(number);
            owners.put(
                    login,
                    identities.stream().filter(identity -> identity.has(login)).findFirst());
        }
        return new Scene(given < 0 ? Optional.empty() : Optional.of(identities.get(given)), owners);
    }

    private static Login login(int number) {
        return Login.of("provider" + number / 2, "user" + number % 2);
    }

    private static Identity identity(String id, int age, Login... logins) {
        Instant created = Instant.EPOCH.plusSeconds(age);
        return new Identity(id, "pool", true, created, created, List.of(logins));
    }

    private static Map<Login, Optional<Identity>> owners(Object... pairs) {
        Map<Login, Optional<Identity>> owners = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            owners.put((Login) pairs[index], Optional.ofNullable((Identity) pairs[index + 1]));
        }
        return owners;
    }
}
