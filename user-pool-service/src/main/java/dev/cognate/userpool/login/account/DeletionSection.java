package dev.cognate.userpool.login.account;

import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.login.view.Node.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The way to the end of the account. */
@ApplicationScoped
class DeletionSection implements AccountSection {
    @Override
    public Uni<List<Node>> nodes(Caller caller) {
        return Uni.createFrom()
                .item(List.of(Group.of(
                        Message.of("account.delete"),
                        new Text(Message.of("account.delete-lead")),
                        Link.to(AccountPaths.DELETE, Message.of("account.delete")))));
    }
}
