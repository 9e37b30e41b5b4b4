package io.heyi.talent.internal.people.demo;

import io.heyi.access.Username;
import io.heyi.talent.internal.people.ProfileInput.SkillInput;
import java.util.List;

/** Somebody of the demo's micro-enterprises (the smart-cooking and clean-clothing cases of the seeds). */
record DemoPerson(Username person, String role, String country, String place, String wish, List<String> wishRoles, boolean remote, List<SkillInput> skills) {

    static final List<DemoPerson> ALL = List.of(
            of(41, "me-leader", "CN", "Qingdao", "", List.of(), false, skill("Product strategy", 5, "Leads Smart Oven"), skill("Household appliances", 4, "")),
            of(42, "engineer", "CN", "Qingdao", "To build what families touch every day", List.of("product-manager"), false,
                    skill("Embedded C", 4, "Firmware of the oven"), skill("Temperature control", 5, "Patent of the steam loop"), skill("Java", 2, "")),
            of(43, "product-designer", "CN", "Shanghai", "More time with users at home", List.of("product-designer", "community-editor"), true,
                    skill("Interaction design", 4, "Display of the oven"), skill("User interviews", 4, "")),
            of(44, "me-leader", "CN", "Qingdao", "", List.of(), false, skill("Supply of fresh food", 5, ""), skill("Negotiation", 4, "")),
            of(45, "purchaser", "CN", "Jinan", "", List.of("logistics-planner"), false, skill("Purchasing", 4, "Contracts with 40 farms"), skill("Cold chain", 3, "")),
            of(46, "me-leader", "DE", "Munich", "", List.of(), true, skill("Building communities", 5, ""), skill("German", 5, "")),
            of(47, "community-editor", "DE", "Munich", "Recipes, and the people behind them", List.of("marketer"), true, skill("Writing", 4, "Weekly letter to the community"), skill("Video editing", 3, "")),
            of(48, "me-leader", "CN", "Hefei", "", List.of(), false, skill("Laundry appliances", 5, ""), skill("Product strategy", 4, "")),
            of(49, "software-developer", "CN", "Hefei", "", List.of("data-analyst"), true, skill("Java", 4, "Dosing service"), skill("Spring Boot", 4, ""), skill("Machine learning", 2, "")),
            of(50, "me-leader", "CN", "Qingdao", "", List.of(), false, skill("Field service", 5, ""), skill("Leading teams", 4, "")),
            of(51, "technician", "CN", "Qingdao", "Fewer kilometres on the road", List.of("technician", "engineer"), false, skill("Repair of washing machines", 5, ""), skill("Diagnosis by telemetry", 3, "")));

    private static DemoPerson of(int number, String role, String country, String place, String wish, List<String> wishRoles, boolean remote, SkillInput... skills) {
        return new DemoPerson(new Username("entrepreneur-" + number), role, country, place, wish, wishRoles, remote, List.of(skills));
    }

    private static SkillInput skill(String name, int level, String evidence) {
        return new SkillInput(name, String.valueOf(level), evidence);
    }
}
