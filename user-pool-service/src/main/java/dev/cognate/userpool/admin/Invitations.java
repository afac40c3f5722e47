package dev.cognate.userpool.admin;

import dev.cognate.contract.idp.DeliveryMediumType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Sends user name and temporary password to a user an administrator created. */
@ApplicationScoped
class Invitations {
    private final Messages messages;

    Invitations(Messages messages) {
        this.messages = messages;
    }

    /**
     * Sends the invitation by each wanted medium the user has an address for; by SMS when none is named.
     *
     * @param signInName the name the user is to sign in with
     */
    Uni<Void> send(
            Occasion occasion, User user, String signInName, String password, List<DeliveryMediumType> desiredMediums) {
        List<DeliveryMediumType> mediums =
                desiredMediums == null || desiredMediums.isEmpty() ? List.of(DeliveryMediumType.SMS) : desiredMediums;
        Uni<Void> sent = Uni.createFrom().voidItem();
        for (DeliveryMediumType medium : mediums) {
            Optional<Destination> destination = destination(user, medium);
            if (destination.isPresent()) {
                Message message = new Message(
                                occasion.pool(),
                                MessageKind.INVITATION,
                                destination.get(),
                                signInName,
                                password,
                                Optional.empty())
                        .about(user, occasion.withoutMetadata());
                sent = sent.chain(() -> messages.send(message)).replaceWithVoid();
            }
        }
        return sent;
    }

    private static Optional<Destination> destination(User user, DeliveryMediumType medium) {
        return medium.equals(DeliveryMediumType.EMAIL)
                ? user.attribute(Destination.EMAIL).map(Destination::email)
                : user.attribute(Destination.PHONE).map(Destination::phone);
    }
}
