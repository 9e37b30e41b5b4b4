package io.heyi.talent.internal.people.web;

import io.heyi.access.Access;
import io.heyi.talent.internal.people.Profile;
import io.heyi.talent.internal.people.ProfileReading;
import io.heyi.talent.internal.people.ProfileReply;
import io.heyi.talent.internal.people.ProfileService;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Profiles for clients. */
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People")
class ProfileApiController {

    private final ProfileService service;
    private final ProfileReading reading;
    private final Access access;

    ProfileApiController(ProfileService service, ProfileReading reading, Access access) {
        this.service = service;
        this.reading = reading;
        this.access = access;
    }

    @GetMapping("/me/profile")
    @Operation(summary = "The own profile", description = "An empty one of version 0 for whoever has written none. Role and country are registered by the pool coordinator.")
    Profile mine() {
        return reading.mine(access.currentUser());
    }

    @PutMapping(path = "/me/profile", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Write the own profile", description = """
            The whole editable part: place, skills (name, level 1 to 5, evidence), wishes, availability. `version` is the one that you know (0 for none): with another one than the last the \
            answer is 409 and nothing changes. The same content again changes nothing. Protected attributes are no part of a profile.""",
            requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject("""
                    {"version": 0, "place": "Qingdao", "skills": [{"name": "Embedded C", "level": 4, "evidence": "Firmware of the oven"}],
                     "wishes": {"text": "Closer to users", "roles": ["product-manager"], "platforms": ["food"], "places": ["Qingdao"], "remote": true},
                     "availability": {"looking": true, "published": true, "from": "2026-12-01", "percent": 100}}"""))))
    Profile save(@org.springframework.web.bind.annotation.RequestBody(required = false) byte[] body) {
        return switch (service.save(access.currentUser(), ProfileBody.of(body))) {
            case ProfileReply.Saved(var profile, var fresh) -> profile;
            case ProfileReply.Stale(var version) -> throw ApiProblem.conflict("people.refusal.staleProfile", Map.of("version", version));
            case ProfileReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }

    @GetMapping("/{username}/profile")
    @Operation(summary = "Somebody's profile", description = """
            Role, place and skills are seen by everybody inside. Wishes are empty and availability is null unless the person has published them; the pool coordinator sees them always. \
            404 for readers from outside.""")
    Profile show(@PathVariable String username) {
        return reading.show(access.currentUser(), PeoplePaths.person(username)).map(ProfileReading.Shown::profile).orElseThrow(PeoplePaths::unknown);
    }

    /** @param level that you have seen in the profile */
    record Confirmation(String skill, Integer level) {}

    @PostMapping(path = "/{username}/skill-confirmations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Confirm a skill of somebody else at the level that the profile states", description = """
            For the owner and the members of a micro-enterprise of that person; nobody confirms the own skills. A confirmation counts as long as the stated level is not above it. \
            409 when the level has changed since you looked.""")
    Profile confirm(@PathVariable String username, @org.springframework.web.bind.annotation.RequestBody Confirmation body) {
        var person = PeoplePaths.person(username);
        var reader = access.currentUser();
        var shown = reading.show(reader, person);
        if (shown.isEmpty()) {
            throw PeoplePaths.unknown();
        }
        PeoplePaths.done(service.confirm(reader, person, body.skill(), body.level() == null ? 0 : body.level()));
        return show(username);
    }
}
