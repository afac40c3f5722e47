package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.NotAuthorizedException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tickets of our own pages. */
class PageTicketsTest {
    private static final SignedInUser SOMEBODY =
            new SignedInUser(null, null, null, UUID.randomUUID(), Optional.empty());
    private static final EarlierSignIn LONG_AGO = new EarlierSignIn(Instant.EPOCH, Assurance.UNKNOWN);

    private final PageTickets tickets = new PageTickets();
    private final List<String> given = new ArrayList<>();

    private Uni<String> noting(String ticket) {
        given.add(ticket);
        return Uni.createFrom()
                .item(tickets.find(ticket).orElseThrow().user().originJti().toString());
    }

    @Test
    void shouldStandForSomebodyWhileTheCallIsUnderWay() {
        // when
        String found = tickets.calling(SOMEBODY, LONG_AGO, this::noting).await().atMost(Duration.ofSeconds(5));

        // then
        assertThat(found).isEqualTo(SOMEBODY.originJti().toString());
    }

    @Test
    void shouldBeGoodForNothingAfterwards() {
        // when
        tickets.calling(SOMEBODY, LONG_AGO, this::noting).subscribe().with(done -> {});

        // then
        assertThat(tickets.find(given.getFirst())).isEmpty();
    }

    @Test
    void shouldBeGoodForNothingAfterARefusal() {
        // when
        tickets.calling(SOMEBODY, LONG_AGO, ticket -> {
                    given.add(ticket);
                    throw new NotAuthorizedException("no");
                })
                .subscribe()
                .with(done -> {}, refused -> given.add(refused.getMessage()));

        // then
        assertThat(given).hasSize(2).last().isEqualTo("no");
        assertThat(tickets.find(given.getFirst())).isEmpty();
    }

    @Test
    void shouldBeAnotherOneEachTime() {
        // when
        tickets.calling(SOMEBODY, LONG_AGO, this::noting).subscribe().with(done -> {});
        tickets.calling(SOMEBODY, LONG_AGO, this::noting).subscribe().with(done -> {});

        // then
        assertThat(given).doesNotHaveDuplicates().hasSize(2);
    }
}
