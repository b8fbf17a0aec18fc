package model

import "testing"

func TestUnitOf(t *testing.T) {
	for unit, want := range map[string]UnitKind{
		"stages": UnitCount, "services civiques": UnitCount, "participants": UnitCount, "parts de marché": UnitCount, "points de vente": UnitCount, "points d'indice": UnitPoints, "points de pourcentage": UnitPoints, "pour cent": UnitPercent, "pct": UnitPercent,
		"%": UnitPercent, "% des salariés": UnitPercent, "pourcentage": UnitPercent, "Taux d'emploi": UnitPercent, "part des embauches": UnitPercent,
		"points": UnitPoints, "heures par salarié": UnitRatio, "t/an": UnitRatio, "€": UnitMoney, "euros": UnitMoney, "milliers d'euros": UnitMoney, "k€": UnitMoney,
	} {
		if got := UnitOf(unit); got != want {
			t.Errorf("%s: %d, want %d", unit, got, want)
		}
	}
}
