// The button that prints the page. Without a script it isn't shown: the browser prints too.
const button = document.querySelector('.print');
button.hidden = false;
button.addEventListener('click', () => print());
