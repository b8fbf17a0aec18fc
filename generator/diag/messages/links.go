package messages

// linkMessages holds the results of checking links to other sites.
var linkMessages = map[string]message{
	"outside-gone": {
		text{"le lien %[1]s ne mène plus à une page (%[2]s)", "une adresse qui répond", "cherchez la nouvelle adresse sur ce site, ou une copie sur web.archive.org ; sinon retirez le lien"},
		text{"the link %[1]s no longer leads to a page (%[2]s)", "a working address", "look for the new address on that site, or for a copy on web.archive.org; otherwise remove the link"}},
	"outside-moved": {
		text{"le lien %[1]s a changé d’adresse pour de bon", "l’adresse actuelle", "écrivez %[2]s"},
		text{"the link %[1]s has moved permanently", "the current address", "write %[2]s"}},
	"outside-redirected": {
		text{"le lien %[1]s mène pour le moment à %[2]s", "", "vérifiez que c’est bien la page voulue ; si oui, l’adresse écrite peut rester"},
		text{"the link %[1]s temporarily redirects to %[2]s", "", "check that this is the right page; if so, keep the address as written"}},
	"outside-failing": {
		text{"le lien %[1]s n’a pas pu être suivi : %[2]s", "une adresse qui répond", "vérifiez l’adresse dans un navigateur ; le site a peut-être une panne passagère"},
		text{"the link %[1]s could not be followed: %[2]s", "a working address", "check the address in a browser; the site may be temporarily down"}},
	"outside-private": {
		text{"le lien %[1]s mène à cette machine, à un réseau privé ou à une adresse réservée : il n’a pas été suivi", "une adresse que tout lecteur peut ouvrir", "mettez l’adresse publique de cette page, ou déposez le document à côté de la fiche ; sinon retirez le lien"},
		text{"the link %[1]s leads to this machine, to a private network or to a reserved address: it was not followed", "an address that every reader can open", "use the public address of this page, or put the document beside the record; otherwise remove the link"}},
	"outside-refused": {
		text{"le lien %[1]s n’a pas été vérifié : %[2]s", "", "ouvrez-le dans un navigateur pour vous en assurer"},
		text{"the link %[1]s was not checked: %[2]s", "", "open it in a browser to make sure"}},
	"outside-offline": {
		text{"aucun autre site n’a pu être joint : les liens n’ont pas été vérifiés", "", "vérifiez la connexion à internet, puis recommencez"},
		text{"no other site could be reached: links were not checked", "", "check the internet connection, then try again"}},
}
