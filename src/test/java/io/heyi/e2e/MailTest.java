package io.heyi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From a task to its assignee's mail and back (product-bar T14). */
class MailTest extends OnTheRealStack {

    @Test
    void whoIsAskedToSponsorGetsAMailThatLeadsToTheTask() {
        var founding = submit("entrepreneur-35", ProposalBody.aProposal());
        var task = founding.awaitTask("platform-owner-food", Founding.SPONSORSHIP).path("id").asText();
        // nobody of a group is mailed within the grace, so the time is moved past it
        advanceTo(now().plus(Duration.ofMinutes(6)));
        var link = Pattern.compile(Pattern.quote(base() + "/inbox/tasks/" + task));
        Await.value("a mail with the link " + link, () -> link.matcher(caught()).find() ? task : null);
    }

    private String caught() {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(e2e().addresses().mail())).timeout(Duration.ofSeconds(10)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
