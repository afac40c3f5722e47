package dev.cognate.userpool.login.account;

import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Link;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The way to another password. */
@ApplicationScoped
class PasswordSection implements AccountSection {
    @Override
    public Uni<List<Node>> nodes(Caller caller) {
        return Uni.createFrom()
                .item(List.of(Group.of(
                        Message.of("account.password"),
                        Link.to(AccountPaths.PASSWORD, Message.of("account.password-change")))));
    }
}
