package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.heyi.localstack.LocalStackSettings;
import io.heyi.localstack.Part;
import io.heyi.localstack.StackAddresses;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The running product and its people for programs that are no tests, such as the benchmark. Begins with empty data. */
public final class Stage implements AutoCloseable {
    private final E2e e2e;

    public Stage() {
        e2e = new E2e();
    }

    /** With parts of the caller's own in the product. */
    public Stage(LocalStackSettings.ProductAdditions additions) {
        e2e = new E2e(LocalStackSettings.test(Path.of("")).with(additions));
    }

    /** Starts everything that does not run, the product last; returns how long it took until readiness. */
    public Duration start() {
        long begin = System.nanoTime();
        e2e.requireRunning(true);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Stops everything in order; the data stay. */
    public void stop() {
        e2e.stop(Part.PRODUCT);
        for (Part server : Part.servers()) {
            e2e.stop(server);
        }
    }

    /** Processor time that product and database have used so far; from Linux's own files, as Java cuts long command lines. */
    public double processorSeconds() {
        // the product names PostgreSQL's driver in its class path, the database's own processes begin with its name
        return processorSeconds("io.heyi.HeyiApplication") + processorSeconds("bin/postgres") + processorSeconds("postgres: ");
    }

    /** Processor time of all servers together. */
    public double allProcessorSeconds() {
        return processorSeconds("");
    }

    /** Processor time of the processes whose command line has this word. */
    public double processorSeconds(String word) {
        return processes(word).mapToDouble(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9).sum();
    }

    /** The most memory, in megabytes, that the processes with this word in their command line have had resident so far. */
    public long peakMegabytes(String word) {
        return processes(word).mapToLong(process -> Long.parseLong(read(process, "status").lines().filter(line -> line.startsWith("VmHWM")).findFirst().orElse("0")
                .replaceAll("\\D", ""))).sum() / 1024;
    }

    private static Stream<ProcessHandle> processes(String word) {
        return ProcessHandle.current().descendants().filter(process -> read(process, "cmdline").contains(word));
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc/%d/%s".formatted(process.pid(), file)));
        } catch (IOException e) {
            return "";
        }
    }

    /** What the API answers this person with 200; paths are below {@code /api/v1}. */
    public JsonNode get(String user, String path) {
        return e2e.api(user).get(path).expect(200).body();
    }

    /** The status of the answer to what this person posts. */
    public int post(String user, String path, Object body) {
        return e2e.api(user).post(path, body).status();
    }

    /** What the API answers to what this person posts, with 200 or 201. */
    public JsonNode posted(String user, String path, Object body) {
        return accepted(e2e.api(user).post(path, body));
    }

    /** As {@link #posted}, by PUT. */
    public JsonNode put(String user, String path, Object body) {
        return accepted(e2e.api(user).send("PUT", path, BodyPublishers.ofString(Api.JSON.valueToTree(body).toString()), Map.of("Content-Type", "application/json")));
    }

    private static JsonNode accepted(Answer answer) {
        return answer.status() == 201 ? answer.body() : answer.expect(200).body();
    }

    /** A call for two parties beside the lead, each to bring recipes; returns the code of the EMC. */
    public String called(String lead, String microenterprise, String title) {
        var body = EmcBody.call(microenterprise);
        body.put("title", title);
        return posted(lead, "/emcs", body).path("id").asText();
    }

    /** Commits to such a call. */
    public void committed(String person, String emc, String party, String share) {
        posted(person, "/emcs/%s/commitments".formatted(emc), EmcBody.commitment(party, share, "As always"));
    }

    /** Reports figures: rows of emc, actor, metric, period and value. */
    public void reported(String person, List<String> rows) {
        new Contracts(e2e::api).report(person, rows);
    }

    /** Moves all clocks. */
    public void advanceClock(String iso) {
        e2e.advanceClock(iso);
    }

    /** A page of a fresh browser with an empty cache, this person being signed in. */
    public Page page(String user) {
        return e2e.page(user);
    }

    /** A bearer token of a local account. */
    public String token(String user) {
        return e2e.token(user);
    }

    public StackAddresses addresses() {
        return e2e.addresses();
    }

    /** Submits a proposal and returns its id. */
    public String submitted(String proposer, String platform, String fundingAsked, String... coFounders) {
        return begun(proposer, platform, fundingAsked, coFounders).id();
    }

    /** Submits a proposal, sponsored by its platform's owner and approved by the committee if one has to be asked. */
    public String sponsored(String proposer, String platform, String fundingAsked, String[] committee, String... coFounders) {
        return begun(proposer, platform, fundingAsked, coFounders).sponsored("platform-owner-" + platform).approvedBy(committee)
                .awaitStatus("PLEDGING").id();
    }

    /** Plays a founding to its end and returns the proposal's id. */
    public String founded(String proposer, String platform, String fundingAsked, String[] committee, String... coFounders) {
        String owner = "platform-owner-" + platform;
        var founding = begun(proposer, platform, fundingAsked, coFounders).sponsored(owner).approvedBy(committee);
        for (String coFounder : coFounders) {
            founding.joined(coFounder, "50000");
        }
        return founding.signed(coFounders).signed(owner, proposer).awaitStatus("FOUNDED").id();
    }

    /** Plays a proposal that is sent back twice and declined; returns its id. */
    public String declined(String proposer, String platform, String... coFounders) {
        String owner = "platform-owner-" + platform;
        return begun(proposer, platform, "300000", coFounders).sentBack(owner, "The cash-flow is not explained").resubmitted()
                .sentBack(owner, "Nor is the horizon").resubmitted().declined(owner, "Outside of the platform's budget").awaitStatus("DECLINED").id();
    }

    private Founding begun(String proposer, String platform, String fundingAsked, String... coFounders) {
        return Founding.submitted(e2e::api, proposer, aProposal().platform(platform).fundingAsked(fundingAsked).coFounders(coFounders));
    }

    @Override
    public void close() {
        e2e.close();
    }
}
